package org.reprise.reign;

import java.time.Instant;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;

/**
 * The time of one primary. Its first event is the barrier, but in the first reign, which begins with the first event (rule 7: a new
 * primary writes a barrier event).
 *
 * @param epoch   its number, issued once
 * @param before  where the log ended when it began: position and hash of the last portion of the reign before
 * @param primary the site
 * @param begun   when, by that site's clock, in milliseconds
 * @param by      who promoted it
 * @param reason  why
 */
public record Reign(long epoch, ChainEnd before, String primary, Instant begun, String by, String reason) {
    /** Longest name of who promoted. */
    public static final int MAX_BY = 250;

    /** Longest reason. */
    public static final int MAX_REASON = 2000;

    public Reign {
        SiteName.check(primary);
        boolean start = before.position().seq() == 0;
        if (epoch < 1 || before.position().epoch() >= epoch) {
            throw new IllegalArgumentException("No reign: epoch " + epoch + " behind epoch "
                    + before.position().epoch());
        }
        if (start != (before.position().epoch() == 0) || start != before.hash().equals(PortionHash.ZERO)) {
            throw new IllegalArgumentException("No reign: it begins behind " + before);
        }
        if (by.length() > MAX_BY || reason.length() > MAX_REASON) {
            throw new IllegalArgumentException("Of a reign, 'by' may have " + MAX_BY + " characters and the reason "
                    + MAX_REASON + ", not " + by.length() + " and " + reason.length());
        }
        begun = Instant.ofEpochMilli(begun.toEpochMilli());
    }

    /** The seq of its first event. */
    public long first() {
        return before.position().seq() + 1;
    }

    /** What a site promises that is told of it. */
    public Promise promise(Instant at) {
        return new Promise(epoch, primary, at);
    }

    /** Whether both are the same reign: of one primary, begun at one place. */
    boolean isSame(Reign other) {
        return epoch == other.epoch && primary.equals(other.primary) && before.equals(other.before);
    }

    @Override
    public String toString() {
        return "reign " + epoch + " of " + primary + ", from event " + first() + " on";
    }
}
