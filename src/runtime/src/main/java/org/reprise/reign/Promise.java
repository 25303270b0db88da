package org.reprise.reign;

import java.time.Instant;

/**
 * The highest epoch that a site was told of, and whose it is. A site never goes back behind its promise: it commits no event of a
 * lower epoch, and takes no portion from who has not heard of it.
 *
 * @param epoch   0 only in {@link #NONE}
 * @param primary the site whose reign it is; empty only in {@link #NONE}
 * @param at      when this site was told, by its own clock, in milliseconds
 */
public record Promise(long epoch, String primary, Instant at) {
    /** Of a site that was told of no epoch yet. */
    public static final Promise NONE = new Promise(0, "", Instant.EPOCH);

    public Promise {
        if (epoch < 0 || (epoch == 0) != primary.isEmpty()) {
            throw new IllegalArgumentException("No promise: epoch " + epoch + " of '" + primary + "'");
        }
        if (epoch > 0) {
            SiteName.check(primary);
        }
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Whether both are of one reign, whenever they were made. */
    public boolean isOf(Promise other) {
        return epoch == other.epoch && primary.equals(other.primary);
    }

    /** Whether a site that has made this promise, and whatever came later, has nothing to do with the other one. */
    boolean covers(Promise other) {
        return other.epoch < epoch || isOf(other);
    }

    /**
     * Whether a site with this promise must make the other one.
     *
     * @throws ReignConflictException when one epoch is said to be of two primaries; the site must then stay as it is
     * @throws EpochRefusedException  when no promotion can have issued that epoch: it is far above this one
     */
    public boolean yieldsTo(Promise other) {
        if (epoch == other.epoch && !isOf(other)) {
            throw new ReignConflictException(
                    "Epoch " + epoch + " is said to be the reign of " + primary + " and of " + other.primary);
        }
        if (other.epoch - epoch > EpochNumbers.LEAP || other.epoch > EpochNumbers.HIGHEST) {
            throw new EpochRefusedException("The " + other + " was refused: the highest that is known here is " + this
                    + ", and no promotions lead so far. Nothing was promised. Remedy: find out who says so; where that is a"
                    + " site, look at its 'reprise reign', and give it an empty database");
        }
        return other.epoch > epoch;
    }

    @Override
    public String toString() {
        return epoch == 0 ? "no epoch" : "epoch " + epoch + " of " + primary;
    }
}
