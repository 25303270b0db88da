package org.reprise.console.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Which way a depth goes: the slope of the straight line that is nearest to the looks of the last minute. Not safe for several
 * threads.
 */
final class Trend {
    static final Duration WINDOW = Duration.ofMinutes(1);

    /** Fewer looks than this say nothing. */
    private static final int LEAST = 3;

    private record Look(Instant at, long depth) {}

    private final Deque<Look> looks = new ArrayDeque<>();

    void add(Instant at, long depth) {
        looks.addLast(new Look(at, depth));
        while (looks.getFirst().at().plus(WINDOW).isBefore(at)) {
            looks.removeFirst();
        }
    }

    /** Messages a second that it grows by, less than zero where it shrinks; null while that is not known. */
    @Nullable
    Double perSecond() {
        if (looks.size() < LEAST) {
            return null;
        }
        double meanAt = looks.stream().mapToDouble(this::seconds).average().orElseThrow();
        double meanDepth = looks.stream().mapToLong(Look::depth).average().orElseThrow();
        double both = 0;
        double square = 0;
        for (Look look : looks) {
            double at = seconds(look) - meanAt;
            both += at * (look.depth() - meanDepth);
            square += at * at;
        }
        return square == 0 ? null : both / square;
    }

    /** In how many seconds it is empty if it goes on like that; null where it does not shrink. */
    @Nullable
    Double drainSeconds() {
        Double slope = perSecond();
        long depth = looks.isEmpty() ? 0 : looks.getLast().depth();
        return slope == null || slope >= 0 || depth == 0 ? null : depth / -slope;
    }

    private double seconds(Look look) {
        return Duration.between(looks.getFirst().at(), look.at()).toMillis() / 1000.0;
    }
}
