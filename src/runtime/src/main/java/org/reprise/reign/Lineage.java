package org.reprise.reign;

import org.reprise.portion.Position;

/**
 * What every message between sites says of its sender.
 *
 * @param end     the end of the sender's log, up to which it lacks nothing: the epoch of its last <em>entry</em>. What it has only
 *                promised does not count (rule 8: a site may have promised an epoch and still hand on the log of another)
 * @param stable  the seq up to which enough sites hold the log durably, as far as the sender knows (rule 8: a portion carries it)
 * @param promise the highest epoch that it was told of, so that who lags hears of it
 */
public record Lineage(Position end, long stable, Promise promise) {
    /** Of one that says nothing of itself, such as a site of an earlier version. */
    public static final Lineage NONE = new Lineage(Position.START, 0, Promise.NONE);

    public Lineage(Position end, Promise promise) {
        this(end, 0, promise);
    }
}
