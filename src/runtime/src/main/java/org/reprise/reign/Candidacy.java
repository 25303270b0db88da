package org.reprise.reign;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Position;

/**
 * A site that is to be promoted (rule 5): it asks every site that it can reach to promise its epoch, hears from each, with the promise, how
 * far that site's log goes, and fetches first what it lacks. It makes the promise itself only when it takes the epoch: until then it could not
 * fetch from sites whose log ends in an earlier reign. Immutable.
 *
 * @param site  the candidate
 * @param epoch that it asks them to promise; above all that anybody it reached had promised
 * @param heard what each site that promised this epoch said with the promise
 */
public record Candidacy(String site, long epoch, Map<String, Lineage> heard) {
    public Candidacy {
        SiteName.check(site);
        heard = Map.copyOf(heard);
    }

    /**
     * One begins.
     *
     * @param above  the next epoch that it may begin
     * @param own    what the candidate has promised
     * @param others what those that it reached have promised
     */
    public static Candidacy begin(String site, LongUnaryOperator above, Promise own, Iterable<Promise> others) {
        long highest = own.epoch();
        for (Promise each : others) {
            highest = Math.max(highest, each.epoch());
        }
        return new Candidacy(site, above.applyAsLong(highest), Map.of());
    }

    /** What the others are asked to promise. */
    public Promise asked(Instant now) {
        return new Promise(epoch, site, now);
    }

    /** A site answered. It counts only when it promised this epoch, to this site. */
    public Candidacy with(String other, Lineage said) {
        if (said.promise().epoch() != epoch || !said.promise().primary().equals(site)) {
            return this;
        }
        Map<String, Lineage> more = new TreeMap<>(heard);
        more.put(other, said);
        return new Candidacy(site, epoch, more);
    }

    /** The site to fetch from first: of those that promised, the one whose log goes furthest, if that is further than this one's. */
    public Optional<String> ahead(Position own) {
        return furthest(own).map(Map.Entry::getKey);
    }

    private Optional<Map.Entry<String, Lineage>> furthest(Position own) {
        return heard.entrySet().stream()
                .max(Comparator.comparing(each -> each.getValue().end()))
                .filter(each -> each.getValue().end().compareTo(own) > 0);
    }

    /** Whether nobody that promised has anything that is not here. */
    public boolean isReady(Position own) {
        return ahead(own).isEmpty();
    }

    /** How many sites have promised, the candidate among them. */
    public int promised() {
        return heard.size() + 1;
    }

    /**
     * The reign to take.
     *
     * @param end where the candidate's log ends now
     * @throws IllegalStateException when a site that promised has more
     */
    public Reign reign(ChainEnd end, Instant now, String by, String reason) {
        furthest(end.position()).ifPresent(other -> {
            throw new IllegalStateException("Site '" + site + "' cannot be promoted yet: its log ends at "
                    + end.position() + ", and that of '" + other.getKey() + "' at "
                    + other.getValue().end() + ". Fetch that first");
        });
        return new Reign(epoch, end, site, now, by, reason);
    }
}
