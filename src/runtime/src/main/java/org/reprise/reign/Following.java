package org.reprise.reign;

import org.reprise.portion.Position;

/**
 * What a site does whose log may go another way than that of the site it is to follow (rule 9: rewind only toward a higher last entry,
 * never below what is stable).
 *
 * @param act    what to do
 * @param common up to where both logs are the same; all behind it that is only here goes to quarantine
 * @param why    in words; empty where it simply follows
 */
public record Following(Act act, Position common, String why) {
    /** What is to be done before anything of the other site is stored. */
    public enum Act {
        /** Nothing: this log is a beginning of the other one, or the other one of it. */
        FOLLOW,
        /** What is behind {@link #common} goes to quarantine and its effects are undone, in one transaction (rule 10). */
        REWIND,
        /** The logs part before what is kept here: all rows are taken from the other site (rule 10). */
        SEED,
        /**
         * The events behind {@link #common} are held by enough sites, and callers were told so: they are never taken back. An operator alone
         * may have them put into quarantine and all rows taken from the other site, when nobody who has them is to be primary any more.
         */
        KEEP,
        /** Nothing of that site is taken. */
        REFUSE
    }

    /**
     * This site.
     *
     * @param end     the end of its log, what it captured and has not sealed included
     * @param begin   behind it the log here begins
     * @param stable  up to where enough sites hold the log, as far as it was told
     * @param promise what it has promised
     */
    public record Own(Position end, Position begin, long stable, Promise promise) {}

    /** @param known the reigns that both sites know of, merged */
    public static Following of(Own own, Lineage other, Reigns known) {
        String stale = Acceptance.refusal(own.promise(), other.end()).orElse("");
        if (!stale.isEmpty()) {
            return new Following(Act.REFUSE, own.end(), stale);
        }
        Position common = known.common(own.end(), other.end()).orElse(null);
        if (common == null) {
            return new Following(
                    Act.SEED,
                    Position.START,
                    "the reigns of this log, which ends at " + own.end() + ", are not all known");
        }
        if (common.equals(own.end()) || common.equals(other.end())) {
            return new Following(Act.FOLLOW, common, "");
        }
        String parts =
                "this log ends at " + own.end() + ", the other at " + other.end() + ", and they part behind " + common;
        if (other.end().epoch() <= own.end().epoch()) {
            return new Following(Act.REFUSE, common, parts + ": its last entry is of no higher epoch");
        }
        if (common.seq() < own.stable()) {
            return new Following(
                    Act.KEEP, common, parts + ", but all up to " + own.stable() + " is stable and is never taken back");
        }
        return common.seq() < own.begin().seq()
                ? new Following(
                        Act.SEED, common, parts + ", before " + own.begin() + ", where what is kept here begins")
                : new Following(Act.REWIND, common, parts);
    }
}
