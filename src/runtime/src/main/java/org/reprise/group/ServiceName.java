package org.reprise.group;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * The service group's name, and how it comes to the site that reigns: by its epoch, so that a site which was replaced cannot take it back
 * (rule 4: one authority issues epochs). That a move fails never undoes a promotion: who is primary is in the log, not in the DNS.
 */
public final class ServiceName {
    /** Moves of others that come in between; each is a reign, of which there are not many. */
    private static final int TRIES = 3;

    private final NameServer server;
    private final Set<InetAddress> addresses;

    public ServiceName(NameServer server, List<InetAddress> addresses) {
        this.server = server;
        this.addresses = Set.copyOf(addresses);
    }

    /** What came of a move. */
    public enum Outcome {
        MOVED,
        /** It was here, in this epoch. */
        HERE,
        /** A site of a higher epoch has it: nothing was changed. */
        STALE
    }

    /**
     * Has the name lead to this site, unless a site of a higher epoch has it. Believed once it is read back.
     *
     * @throws NameServerException when the server does not do it
     */
    public Outcome move(long epoch) {
        for (int i = 0; i < TRIES; i++) {
            NameServer.Entry seen = server.read();
            if (seen.epoch().isPresent() && seen.epoch().getAsLong() > epoch) {
                return Outcome.STALE;
            }
            if (isHere(seen, epoch)) {
                return i == 0 ? Outcome.HERE : Outcome.MOVED;
            }
            if (server.move(seen, epoch, addresses) && isHere(server.read(), epoch)) {
                return Outcome.MOVED;
            }
        }
        throw new NameServerException("The name was changed " + TRIES
                + " times by others while it was moved here to epoch " + epoch + ": see who else changes it");
    }

    private boolean isHere(NameServer.Entry entry, long epoch) {
        return entry.epoch().isPresent()
                && entry.epoch().getAsLong() == epoch
                && entry.addresses().equals(addresses);
    }
}
