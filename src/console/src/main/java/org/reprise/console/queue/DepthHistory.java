package org.reprise.console.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The greatest depth of a queue in each of the last so many slots of time, which have one length. What is older is written over:
 * {@code slots} numbers and their times are all the memory that it takes. Not safe for several threads.
 */
final class DepthHistory {
    private final long step;
    private final long[] times;
    private final long[] depths;

    DepthHistory(Duration step, int slots) {
        this.step = step.toMillis();
        this.times = new long[slots];
        this.depths = new long[slots];
        Arrays.fill(times, Long.MIN_VALUE);
    }

    void put(Instant at, long depth) {
        long time = time(at);
        int slot = slot(time);
        depths[slot] = times[slot] == time ? Math.max(depths[slot], depth) : depth;
        times[slot] = time;
    }

    /** One value for each slot, the oldest first and that of {@code last} at the end; null where nothing was put. */
    List<@Nullable Long> upTo(Instant last) {
        List<@Nullable Long> values = new ArrayList<>(times.length);
        long end = time(last);
        for (long time = end - times.length + 1; time <= end; time++) {
            int slot = slot(time);
            values.add(times[slot] == time ? depths[slot] : null);
        }
        return values;
    }

    private long time(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), step);
    }

    private int slot(long time) {
        return (int) Math.floorMod(time, (long) times.length);
    }
}
