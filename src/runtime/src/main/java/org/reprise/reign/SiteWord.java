package org.reprise.reign;

import java.time.Instant;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/**
 * What a site says of itself to one that would be primary, or asks who is. Flat, because its JSON is.
 *
 * @param site         its name
 * @param role         what it is, in capitals
 * @param primary      who it takes to be primary
 * @param promised     the epoch that it has promised; 0 for none
 * @param promisedTo   the site whose reign that is; empty for none
 * @param epoch        of the last event of its log up to which it lacks nothing
 * @param seq          of that event
 * @param hash         of the portion that ends there; empty where none does
 * @param replayed     the last seq whose effect is in its tables
 * @param stored       the last seq that is here, behind a hole too
 * @param begin        behind this seq its log begins: what was before came with its seed, or was removed; 0 where an archive may have it
 * @param lacks        the last seq of which it may have left events out by choice, so that it cannot hand on the log up to there; 0 for none
 * @param follows      the site that it gets the log from; empty where it hears none
 * @param parked       events that wait for an operator
 * @param version      of its application
 * @param unfit        why it may not be primary; empty when it may
 * @param quiet        whether it has given way, and nothing of what was begun before is left
 */
public record SiteWord(
        String site,
        String role,
        String primary,
        long promised,
        String promisedTo,
        long epoch,
        long seq,
        String hash,
        long replayed,
        long stored,
        long begin,
        long lacks,
        String follows,
        long parked,
        String version,
        String unfit,
        boolean quiet) {

    /** Where its log ends. */
    public ChainEnd end() {
        return seq == 0 ? ChainEnd.START : new ChainEnd(new Position(epoch, seq), new PortionHash(hash));
    }

    public Position position() {
        return new Position(epoch, seq);
    }

    public Promise promise() {
        return promised == 0 ? Promise.NONE : new Promise(promised, promisedTo, Instant.EPOCH);
    }

    public boolean reigns() {
        return role.equals("PRIMARY");
    }

    /** Whether events are here that those before them are missing of. */
    boolean hasHole() {
        return stored > seq;
    }

    /** Whether who has all up to that event can get from it all that is here behind it. */
    boolean handsOn(long after) {
        return lacks <= after;
    }

    /** In words. */
    static String events(long first, long last) {
        return first == last ? "event " + first : "events " + first + " to " + last;
    }

    /** Whether another site may take all rows from it: it has them all, and is held by nothing. Its log may have gaps of what was superseded. */
    public boolean canSeed() {
        return reigns() || secondary() && unfit.isEmpty();
    }

    /** Whether it could be primary, as far as it is its own matter. */
    boolean fit() {
        return unfit.isEmpty() && parked == 0;
    }

    public boolean secondary() {
        return role.equals("SECONDARY");
    }
}
