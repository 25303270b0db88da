package org.reprise.portion;

import java.util.Comparator;

/**
 * A place in the log. {@code seq} is gapless and grows by 1 over all epochs; 0 stands before the first event.
 *
 * @param epoch the reign of one primary, 1 or more; 0 only in {@link #START}
 * @param seq   the number of the event
 */
public record Position(long epoch, long seq) implements Comparable<Position> {

    /** Before the first event. */
    public static final Position START = new Position(0, 0);

    private static final Comparator<Position> ORDER =
            Comparator.comparingLong(Position::epoch).thenComparingLong(Position::seq);

    public Position {
        if (epoch < 0 || seq < 0) {
            throw new IllegalArgumentException("A position has no negative part: (" + epoch + ", " + seq + ")");
        }
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return epoch + ":" + seq;
    }
}
