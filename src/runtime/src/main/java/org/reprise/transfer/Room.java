package org.reprise.transfer;

/**
 * How much a secondary takes at once. One portion is always sent, however large.
 *
 * @param bytes  of portions ({@code reprise.transfer.room})
 * @param events in them ({@code reprise.transfer.room-events})
 */
public record Room(int bytes, int events) {
    /** What a site takes that says nothing else. */
    public static final Room DEFAULT = new Room(4 << 20, 100_000);

    public Room {
        if (bytes < 1) {
            throw new IllegalArgumentException("reprise.transfer.room must be 1 byte or more, not " + bytes);
        }
        if (events < 1) {
            throw new IllegalArgumentException("reprise.transfer.room-events must be 1 or more, not " + events);
        }
    }
}
