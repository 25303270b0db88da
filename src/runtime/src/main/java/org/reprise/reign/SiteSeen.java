package org.reprise.reign;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far a site is, as far as it is known where another one is to be primary.
 *
 * @param answers whether it has just said so itself; else it was known so
 * @param seq     the last event up to which it has all; null where nothing is known
 * @param heardAt when it was so far; null where nothing is known
 */
public record SiteSeen(
        String site,
        boolean answers,
        @Nullable Long seq,
        @Nullable Instant heardAt) {

    /** A site of which nothing is known. */
    public static SiteSeen never(String site) {
        return new SiteSeen(site, false, null, null);
    }

    static SiteSeen now(SiteWord word, Instant now) {
        return new SiteSeen(word.site(), true, word.seq(), now);
    }

    /** The same of a site that had all up to this event by then, as it had written them itself. */
    public SiteSeen orAtLeast(long other, Instant at) {
        return seq != null && seq >= other ? this : new SiteSeen(site, answers, other, at);
    }

    /** How many events of it a site lacks that has all up to another one, as far as that is known. */
    long beyond(long other) {
        return seq == null ? 0 : Math.max(0, seq - other);
    }

    @Override
    public String toString() {
        if (answers) {
            return site + " has all up to event " + seq;
        }
        return site + " does not answer; "
                + (seq == null || heardAt == null
                        ? "nothing is known of it here"
                        : "it was known to have all up to event " + seq + " at "
                                + heardAt.truncatedTo(ChronoUnit.SECONDS));
    }
}
