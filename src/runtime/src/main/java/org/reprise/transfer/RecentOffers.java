package org.reprise.transfer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;

/**
 * Remembers what was offered last: sites that are equally far and ask alike are answered from one read of the log, and what is left
 * out for one is packed once for all. For one thread.
 */
final class RecentOffers {
    private static final int KEPT = 8;

    /** In bytes. Longer ones are for sites that are behind, each somewhere else. */
    private static final int LONGEST = 256 * 1024;

    /** All that an answer depends on. A hole that is filled meanwhile makes the answer longer, no other one. */
    private record Question(
            Span span,
            Room room,
            Subscription wanted,
            String seeks,
            Superseded superseded,
            Position last,
            long stable) {}

    private final Map<Question, List<Portion>> offers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, List<Portion>> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * What was offered to one who asked the same, or what this gives.
     *
     * @param last   the end of the log at this site
     * @param stable the last seq up to which this site has everything for good; the same for all where nothing superseded is left out
     */
    List<Portion> of(PortionRequest request, Position last, long stable, Supplier<List<Portion>> found) {
        Question question = new Question(
                request.span(), request.room(), request.wanted(), request.seeks(), request.superseded(), last, stable);
        List<Portion> before = offers.get(question);
        if (before != null) {
            return before;
        }
        List<Portion> offer = found.get();
        if (!offer.isEmpty() && offer.stream().mapToLong(Portion::size).sum() <= LONGEST) {
            offers.put(question, offer);
        }
        return offer;
    }
}
