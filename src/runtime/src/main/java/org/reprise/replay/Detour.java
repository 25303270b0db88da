package org.reprise.replay;

import org.reprise.portion.Position;

/** A stretch of events on which something is not tried, because it was tried in vain. For one thread. */
final class Detour {
    private static final int MOST = 64;

    private Position until = Position.START;
    private int length = 1;

    boolean isOn(Position from) {
        return from.seq() < until.seq();
    }

    /** Begins, over as many times the events up to {@code last} as it is long. */
    void begin(Position from, Position last) {
        until = new Position(last.epoch(), from.seq() + (last.seq() - from.seq()) * length);
    }

    /** The next one is twice as long: what is tried in vain costs time. */
    void longer() {
        length = Math.min(2 * length, MOST);
    }

    /** The next one is half as long. */
    void shorter() {
        length = Math.max(1, length / 2);
    }

    /** The next one is as short as the first. */
    void shortest() {
        length = 1;
    }
}
