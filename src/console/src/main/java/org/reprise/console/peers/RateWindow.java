package org.reprise.console.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.reprise.figures.SiteFigures;

/** The figures of the last ten seconds of one site, to see how fast they move. Not safe for several threads. */
final class RateWindow {

    static final Duration LENGTH = Duration.ofSeconds(10);

    private final Deque<Moment> moments = new ArrayDeque<>();

    private record Moment(
            Instant at,
            long captured,
            long replayed,
            @Nullable Long lagEvents) {}

    /** Adds figures; a counter that went down means that the site started again, and the window with it. */
    void add(Instant now, SiteFigures figures) {
        Moment moment = new Moment(
                now, figures.counters().captured(), figures.counters().replayed(), figures.lagEvents());
        Moment last = moments.peekLast();
        if (last != null && (moment.captured() < last.captured() || moment.replayed() < last.replayed())) {
            moments.clear();
        }
        moments.addLast(moment);
        while (Duration.between(moments.getFirst().at(), now).compareTo(LENGTH) > 0) {
            moments.removeFirst();
        }
    }

    /** The rates; null until two moments at least half a second apart are known. */
    @Nullable
    Rates rates() {
        if (moments.size() < 2) {
            return null;
        }
        Moment first = moments.getFirst();
        Moment last = moments.getLast();
        double seconds = Duration.between(first.at(), last.at()).toMillis() / 1000.0;
        if (seconds < 0.5) {
            return null;
        }
        return new Rates(
                (last.captured() - first.captured()) / seconds,
                (last.replayed() - first.replayed()) / seconds,
                drain(first.lagEvents(), last.lagEvents(), seconds));
    }

    private static @Nullable Double drain(@Nullable Long before, @Nullable Long now, double seconds) {
        if (before == null || now == null) {
            return null;
        }
        double shrinking = (before - now) / seconds;
        return shrinking > 0 && now > 0 ? now / shrinking : null;
    }

    /** Forgets everything: the site was silent. */
    void clear() {
        moments.clear();
    }
}
