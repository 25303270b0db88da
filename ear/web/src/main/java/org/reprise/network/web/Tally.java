package org.reprise.network.web;

import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts calls of one kind, from any thread. */
final class Tally {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongAdder calls = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAccumulator slowest = new LongAccumulator(Long::max, 0);

    /** Figures of a kind; {@code perSecond} over the whole run, times of single calls in milliseconds. */
    public record Figures(long calls, long failed, double perSecond, double meanMillis, double maxMillis) {}

    void succeeded(long took) {
        calls.increment();
        nanos.add(took);
        slowest.accumulate(took);
    }

    void failed(long took) {
        failed.increment();
        succeeded(took);
    }

    Figures figures(double seconds) {
        long count = calls.sum();
        return new Figures(
                count,
                failed.sum(),
                seconds == 0 ? 0 : count / seconds,
                count == 0 ? 0 : nanos.sum() / NANOS_PER_MILLI / count,
                slowest.get() / NANOS_PER_MILLI);
    }
}
