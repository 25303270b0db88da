package org.reprise.audit;

import org.reprise.portion.Position;

/**
 * The last event that wrote a row, as far as the log still knows.
 *
 * @param epoch of the event
 * @param seq   0 when none is known
 * @param event what it is called
 * @param from  events before this seq were not looked into
 */
public record LastWriter(long epoch, long seq, String event, long from) {

    static LastWriter unknown(long from) {
        return new LastWriter(0, 0, "", from);
    }

    boolean isKnown() {
        return seq > 0;
    }

    /** In words. */
    public String text() {
        return isKnown() ? new Position(epoch, seq) + " " + event : "not known any more";
    }
}
