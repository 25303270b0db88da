package org.reprise.console.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One queue, or one place in the site where events wait: how it is, and how it was. Safe for several threads. */
final class WatchedQueue {
    /** A quarter of an hour, look by look. */
    static final Duration FINE = Duration.ofSeconds(5);

    static final int FINE_SLOTS = 180;

    /** A day. */
    static final Duration COARSE = Duration.ofMinutes(5);

    static final int COARSE_SLOTS = 288;

    /** What one look found. */
    record Look(
            QueueKind kind,
            Engine.Queue queue,
            @Nullable Instant oldest,
            @Nullable Double takenPerSecond) {}

    private final DepthHistory fine = new DepthHistory(FINE, FINE_SLOTS);
    private final DepthHistory coarse = new DepthHistory(COARSE, COARSE_SLOTS);
    private final Trend trend = new Trend();
    private final String name;
    private Look newest;
    private Instant at;

    WatchedQueue(Look first, Instant now) {
        this.name = first.queue().name();
        this.newest = first;
        this.at = now;
    }

    synchronized void saw(Look look, Instant now) {
        newest = look;
        at = now;
        long depth = look.queue().depth();
        fine.put(now, depth);
        coarse.put(now, depth);
        trend.add(now, depth);
    }

    /** When it was looked at last. */
    synchronized Instant at() {
        return at;
    }

    /** Without depths over time, which not everybody looks at. */
    synchronized QueueRow row(Instant now) {
        Engine.Queue queue = newest.queue();
        Instant oldest = newest.oldest();
        Double grows = trend.perSecond();
        Double out = newest.takenPerSecond();
        return new QueueRow(
                name,
                newest.kind(),
                new QueueRow.Filled(queue.depth(), queue.allowed(), queue.open()),
                oldest == null
                        ? null
                        : Math.max(0, Duration.between(oldest, now).toMillis() / 1000.0),
                new QueueRow.Flow(
                        out == null || grows == null ? null : Math.max(0, out + grows),
                        out,
                        grows,
                        trend.drainSeconds()),
                Duration.between(at, now).toMillis() / 1000.0,
                List.of());
    }

    /** With the last fifteen minutes. */
    synchronized QueueRow wholeRow(Instant now) {
        return row(now).with(fine.upTo(at));
    }

    synchronized List<@Nullable Long> day() {
        return coarse.upTo(at);
    }
}
