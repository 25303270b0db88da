package org.reprise.reign;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.reprise.portion.Position;

/**
 * Up to where enough sites hold the log durably. Only entries of the primary's own reign are counted (rule 7): that a site holds an entry of
 * an earlier reign says nothing, as another log with a higher last entry may yet take its place. With the barrier all before it is stable too.
 */
public final class StablePoint {
    private StablePoint() {}

    /**
     * The seq; 0 where nothing is stable yet.
     *
     * @param own    the reign of the primary
     * @param end    the end of its log
     * @param others the ends of the logs of other sites, as they said last, one for each
     * @param enough how many sites must hold an entry, the primary among them
     */
    public static long of(Reign own, Position end, Collection<Position> others, int enough) {
        return of(own.epoch(), end, others, enough);
    }

    /** The same of the reign of this epoch. */
    public static long of(long epoch, Position end, Collection<Position> others, int enough) {
        if (end.epoch() != epoch) {
            return 0;
        }
        if (enough <= 1) {
            return end.seq();
        }
        List<Long> held = others.stream()
                .filter(each -> each.epoch() == epoch)
                .map(each -> Math.min(each.seq(), end.seq()))
                .sorted(Comparator.reverseOrder())
                .toList();
        return held.size() < enough - 1 ? 0 : held.get(enough - 2);
    }
}
