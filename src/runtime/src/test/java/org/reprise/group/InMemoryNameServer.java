package org.reprise.group;

import java.net.InetAddress;
import java.util.OptionalLong;
import java.util.Set;

/** A name server's one name, in memory; it fails as it is told. */
final class InMemoryNameServer implements NameServer {
    private Entry entry = new Entry(OptionalLong.empty(), Set.of());
    String says = "";
    int asked;

    @Override
    public Entry read() {
        asked++;
        if (!says.isEmpty()) {
            throw new NameServerException(says);
        }
        return entry;
    }

    @Override
    public boolean move(Entry seen, long epoch, Set<InetAddress> addresses) {
        if (!seen.epoch().equals(entry.epoch())) {
            return false;
        }
        entry = new Entry(OptionalLong.of(epoch), addresses);
        return true;
    }
}
