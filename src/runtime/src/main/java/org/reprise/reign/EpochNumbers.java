package org.reprise.reign;

import java.util.List;

/**
 * Which epochs a site may begin, so that two operators on both sides of a cut never issue the same one: those whose rest, divided by
 * {@value #PLACES}, is the site's own. The number of places is fixed, so that a site that is added changes nothing for the others.
 *
 * <p>Guarantee: two sites with different places never have an epoch in common. Not guaranteed: anything where the sites' lists
 * differ in their order; two reigns of one epoch are then found when sites meet, and refused (see {@link ReignConflictException}).
 *
 * @param place of the site in the record of all sites, from 0 on; it must not change while the set of sites lives
 */
public record EpochNumbers(int place) {
    /** How many sites a set may have. */
    public static final int PLACES = 64;

    /** How far a told epoch may be above the highest that is known: as far as a million promotions bring it. */
    static final long LEAP = 1_000_000L * PLACES;

    /** No epoch is above it: what comes after can be counted and written in JSON without loss. */
    static final long HIGHEST = 1L << 52;

    public EpochNumbers {
        if (place < 0 || place >= PLACES) {
            throw new IllegalArgumentException(
                    "A set of sites has " + PLACES + " places at most; there is no place " + place);
        }
    }

    /**
     * Those of one site.
     *
     * @param sites the record of all sites, in the order that all of them have
     * @throws IllegalArgumentException when the site is not in it, or twice
     */
    public static EpochNumbers of(String site, List<String> sites) {
        int place = sites.indexOf(site);
        if (place < 0 || place != sites.lastIndexOf(site)) {
            throw new IllegalArgumentException("The record of sites must have " + site + " once; it has " + sites);
        }
        return new EpochNumbers(place);
    }

    /**
     * The next that this site may begin when all up to {@code known} may have been issued.
     *
     * @throws EpochRefusedException where there is none
     */
    public long above(long known) {
        if (known >= HIGHEST - PLACES) {
            throw new EpochRefusedException(
                    "No epoch is left above " + known + ", which some site says to have promised. Remedy:"
                            + " find out which by 'reprise reign' at each site, and give that site an empty database");
        }
        long base = known - Math.floorMod(known, PLACES) + place + 1;
        return base > known ? base : base + PLACES;
    }

    /** Whether this site may begin it. */
    public boolean has(long epoch) {
        return Math.floorMod(epoch - 1, PLACES) == place;
    }
}
