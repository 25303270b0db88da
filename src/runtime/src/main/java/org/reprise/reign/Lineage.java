package org.reprise.reign;

import org.reprise.portion.Position;

/**
 * What every message between sites says of its sender.
 *
 * @param end     the end of the sender's log, up to which it lacks nothing: the epoch of its last <em>entry</em>. What it has only
 *                promised does not count (rule 8: a site may have promised an epoch and still hand on the log of another)
 * @param stable  the seq up to which enough sites hold the log durably, as far as the sender knows (rule 8: a portion carries it);
 *                {@link #UNSAID} where nobody counts
 * @param promise the highest epoch that it was told of, so that who lags hears of it
 */
public record Lineage(Position end, long stable, Promise promise) {
    /** What is said of stability where calls wait for no other site, and by sites of earlier versions. */
    public static final long UNSAID = -1;

    /** Of one that says nothing of itself, such as a site of an earlier version. */
    public static final Lineage NONE = new Lineage(Position.START, Promise.NONE);

    public Lineage(Position end, Promise promise) {
        this(end, UNSAID, promise);
    }

    public Lineage {
        if (stable < UNSAID) {
            throw new IllegalArgumentException("No log is stable up to event " + stable);
        }
    }

    /** Whether only what is stable is to be replayed (rule 12). */
    public boolean counts() {
        return stable != UNSAID;
    }
}
