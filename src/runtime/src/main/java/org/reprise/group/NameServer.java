package org.reprise.group;

import java.net.InetAddress;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Who has the service group's name, and in which epoch it got it. One at a time moves it, by what it has read: a site that has not seen
 * the last move cannot move it.
 */
public interface NameServer {

    /**
     * What the server has.
     *
     * @param epoch     of the last move; empty where the name never was moved
     * @param addresses of the name; empty where it has none
     */
    record Entry(OptionalLong epoch, Set<InetAddress> addresses) {
        public Entry {
            addresses = Set.copyOf(addresses);
        }
    }

    /** @throws NameServerException in words, with the remedy */
    Entry read();

    /**
     * Gives the name these addresses and no others, and notes the epoch, in one step, if the epoch still is as it was read.
     *
     * @return whether it was done; {@code false} changes nothing: another one has moved the name since, or it was never read
     * @throws NameServerException in words, with the remedy; after a time-out it may have been done
     */
    boolean move(Entry seen, long epoch, Set<InetAddress> addresses);
}
