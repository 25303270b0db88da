package org.reprise.console.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lag of one site for every second of the last fifteen minutes, in a ring. Not safe for several threads. */
final class LagHistory {

    static final int SECONDS = 900;

    /** One missed sample is no gap: the poller's beat and the clock's drift against each other. */
    private static final int HOLD = 2;

    private final long[] seconds = new long[SECONDS];
    private final double[] lags = new double[SECONDS];

    LagHistory() {
        Arrays.fill(seconds, Long.MIN_VALUE);
    }

    void put(long second, double lagSeconds) {
        int slot = slot(second);
        seconds[slot] = second;
        lags[slot] = lagSeconds;
    }

    /** One value for each second up to and with {@code last}, oldest first; null where the site was silent or did not know it. */
    List<@Nullable Double> upTo(long last) {
        List<@Nullable Double> values = new ArrayList<>(SECONDS);
        for (long second = last - SECONDS + 1; second <= last; second++) {
            values.add(near(second));
        }
        return values;
    }

    private @Nullable Double near(long second) {
        for (long earlier = second; earlier >= second - HOLD; earlier--) {
            if (seconds[slot(earlier)] == earlier) {
                return lags[slot(earlier)];
            }
        }
        return null;
    }

    private static int slot(long second) {
        return (int) Math.floorMod(second, (long) SECONDS);
    }
}
