package org.reprise.reign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom a candidate asks for what it lacks, one behind the other: retention may have removed at the site that has the most what another one
 * still has (rule 5: it fetches what it lacks first).
 *
 * @param own   the candidate
 * @param best  the site whose log goes furthest
 * @param whole those that hand on all that they have behind the candidate's end, {@code best} among them
 */
record Fetch(SiteWord own, SiteWord best, List<SiteWord> whole) {
    Fetch {
        whole = List.copyOf(whole);
    }

    /** The last of them is {@code best}, unless something is {@link #missing}. */
    List<SiteWord> from() {
        List<SiteWord> from = new ArrayList<>();
        long at = own.seq();
        while (best.begin() > at) {
            Optional<SiteWord> next = older(at);
            if (next.isEmpty()) {
                return from;
            }
            from.add(next.get());
            at = next.get().seq();
        }
        from.add(best);
        return from;
    }

    /** Of a log that ends in an earlier reign nobody knows here whether it goes best's way. */
    private Optional<SiteWord> older(long at) {
        return whole.stream()
                .filter(each -> each.epoch() == best.epoch() && each.begin() <= at && each.seq() > at)
                .max(Comparator.comparingLong(SiteWord::seq));
    }

    /** What no site that answers has any more although one was further, in words with the remedy; empty where nothing is. */
    String missing() {
        List<SiteWord> from = from();
        SiteWord last = from.isEmpty() ? own : from.get(from.size() - 1);
        if (last.equals(best)) {
            return "";
        }
        return best.site() + " has not got " + SiteWord.events(last.seq() + 1, best.begin())
                + " any more, nor has any other site that answers: "
                + (best.fit() ? "rather promote " + best.site() + "; " : "") + own.site()
                + " needs seeding (reprise jobs seed " + best.site() + "), or bring up a site that has them";
    }
}
