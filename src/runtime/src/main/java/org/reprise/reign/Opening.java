package org.reprise.reign;

import java.time.Instant;
import java.util.Optional;
import org.reprise.portion.ChainEnd;

/**
 * What a site opens as (rule 6: a restart never promotes itself, and never inherits). What is written here of reigns decides; the
 * configuration does so only where nothing is written.
 *
 * @param seat    what it is
 * @param promise whose reign it is, as far as this site knows; {@link Promise#NONE} where it knows of none and follows by configuration
 * @param why     of {@link Seat#NOBODY}: why, and what to do; empty of the others
 */
public record Opening(Seat seat, Promise promise, String why) {
    /** What a site is in a reign. */
    public enum Seat {
        /** It goes on with its own reign. */
        PRIMARY,
        /** Its own reign was begun and has no barrier yet: it writes it first, and then opens for calls (rule 7). */
        PRIMARY_WITHOUT_BARRIER,
        FOLLOWER,
        /** It serves reads, and refuses calls with the name of the primary. */
        NOBODY
    }

    /**
     * What is known when a site opens.
     *
     * @param site       its name
     * @param configured the primary by its configuration
     * @param end        the epoch of the end of its log, what it captured and has not sealed included; 0 where it has none
     * @param parts      what its log has that is not in the one which the newest known reign goes on with, in words; empty where there is
     *                   nothing, and where that reign is its own
     */
    public record Known(String site, String configured, Promise promise, Reigns reigns, long end, String parts) {
        /** What it has promised, or must: it was told of a reign. */
        Promise highest() {
            return reigns.current()
                    .filter(reign -> reign.epoch() > promise.epoch())
                    .map(reign -> reign.promise(reign.begun()))
                    .orElse(promise);
        }

        /** Who was primary last, as far as it is known. */
        String last() {
            return reigns.current().map(Reign::primary).orElse(configured);
        }
    }

    /**
     * The reign that a site of before there were reigns has lived in, or the first one of a new set of sites: it is to be written down
     * before anything else. Empty where a reign is known, and at a new secondary, which hears of the reign from its upstream.
     */
    public static Optional<Reign> first(Known known, Instant now) {
        boolean nothing = known.promise().epoch() == 0 && known.reigns().all().isEmpty();
        boolean own = known.site().equals(known.configured());
        return nothing && (own || known.end() > 0)
                ? Optional.of(new Reign(1, ChainEnd.START, known.configured(), now, "", "the configuration's primary"))
                : Optional.empty();
    }

    /** What the site is to be. It asks nobody; what peers say later may still make it yield (see {@link ReignStore#raise}). */
    public static Opening of(Known known) {
        Promise promise = known.highest();
        if (promise.epoch() == 0) {
            return new Opening(Seat.FOLLOWER, promise, "");
        }
        boolean begun = known.reigns().of(promise.epoch()).isPresent();
        if (promise.primary().equals(known.site())) {
            return begun ? own(promise, known.end()) : new Opening(Seat.NOBODY, promise, neverBegun(promise));
        }
        if (!begun && (known.last().equals(known.site()) || !known.parts().isEmpty())) {
            return new Opening(
                    Seat.NOBODY,
                    promise,
                    "It has promised " + promise + " and does not know yet whether, and where, that reign begins."
                            + " It follows as soon as " + promise.primary() + " says so. If that site is gone for"
                            + " good, promote "
                            + (known.parts().isEmpty()
                                    ? "this one again: reprise failover --to " + known.site()
                                    : "another one, as " + known.parts()));
        }
        return begun && !known.parts().isEmpty()
                ? new Opening(Seat.NOBODY, promise, known.parts())
                : new Opening(Seat.FOLLOWER, promise, "");
    }

    private static Opening own(Promise promise, long end) {
        boolean begun = promise.epoch() == 1 || end == promise.epoch();
        return new Opening(begun ? Seat.PRIMARY : Seat.PRIMARY_WITHOUT_BARRIER, promise, "");
    }

    private static String neverBegun(Promise promise) {
        return "It was to be promoted to " + promise + ", and that reign was never begun in this database, or this is"
                + " another database than the one in which it began. Promote the site that has the most of the log:"
                + " reprise failover --dry-run names it";
    }
}
