package org.reprise.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a server of a test runs.
 *
 * @param address IPv4: there it listens, and the test and the servers of the same place reach it
 * @param command what runs a server's command there; empty on this machine's loopback
 */
public record Place(String address, List<String> command) {

    public static final Place LOOPBACK = new Place("127.0.0.1", List.of());

    public Place {
        command = List.copyOf(command);
    }

    /** The command that runs this one there. The process is the server's own: what runs it gives way to it. */
    public List<String> run(List<String> server) {
        List<String> whole = new ArrayList<>(command);
        whole.addAll(server);
        return whole;
    }
}
