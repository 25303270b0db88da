package org.reprise.settings;

/**
 * What a site is at present, and under whom. The history of reigns in its database says it; the configuration does at its very first
 * start.
 *
 * @param role    what it is
 * @param primary the name of the primary, as far as this site knows
 * @param epoch   the reign in which it captures; of no matter unless it is primary
 * @param rests   of {@link Role#NOBODY}: why, and what to do; empty of the others
 */
public record Standing(Role role, String primary, long epoch, String rests) {
    /** The epoch of the first reign, which no promotion makes. */
    public static final long FIRST_EPOCH = 1;

    public Standing {
        if (epoch < FIRST_EPOCH) {
            throw new IllegalArgumentException("Epochs begin at " + FIRST_EPOCH + ", not at " + epoch);
        }
        if ((role == Role.NOBODY) == rests.isEmpty()) {
            throw new IllegalArgumentException("A site that is nobody says why, and no other does");
        }
    }

    /** What the configuration says of a site that knows of no reign. */
    public static Standing configured(String site, String primary) {
        return site.equals(primary) ? new Standing(Role.PRIMARY, primary, FIRST_EPOCH, "") : secondary(primary);
    }

    /** Whether a site that stands so need not change to stand as the other. */
    public boolean isSame(Standing other) {
        return role == other.role && primary.equals(other.primary) && epoch == other.epoch;
    }

    public static Standing secondary(String primary) {
        return new Standing(Role.SECONDARY, primary, FIRST_EPOCH, "");
    }
}
