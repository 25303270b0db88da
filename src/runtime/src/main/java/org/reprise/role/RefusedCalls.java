package org.reprise.role;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.reprise.api.NotPrimaryException;

/**
 * Business calls that a secondary refused, counted by method since the site started. Whoever made one was told; but a caller may
 * lose the exception, and its work with it, so the log says it too: each method at once, then every {@link #QUIET} at most. Safe
 * for any thread.
 */
final class RefusedCalls {
    static final Duration QUIET = Duration.ofMinutes(10);
    private static final Logger LOG = Logger.getLogger(RefusedCalls.class.getName());

    private final String site;
    private volatile String primary;
    private final Clock clock;
    private final Map<String, Count> methods = new ConcurrentHashMap<>();

    /** @param said how many it was when the log said so last, {@code at} that time */
    private record Count(long all, long said, Instant at) {}

    /** @param primary where the calls should have gone */
    RefusedCalls(String site, String primary, Clock clock) {
        this.site = site;
        this.primary = primary;
        this.clock = clock;
    }

    /** Another one is where calls are to go from now on. */
    void name(String other) {
        primary = other;
    }

    /** Counts a call of the method, and makes what its caller is to get. */
    NotPrimaryException refused(String method) {
        Count count = methods.merge(method, new Count(1, 1, clock.instant()), RefusedCalls::next);
        if (count.said() == count.all()) {
            LOG.warning(() -> "REPR0404W: Site '" + site + "' is not the primary and has refused " + count.all()
                    + (count.all() == 1 ? " business call of " : " business calls of ") + method
                    + " since it started: nothing"
                    + " was done. Make them at the primary, '" + primary + "', and see that no caller loses the"
                    + " NotPrimaryException; this is said of a method every " + QUIET.toMinutes() + " minutes at most");
        }
        return new NotPrimaryException(site, primary);
    }

    private static Count next(Count before, Count one) {
        long all = before.all() + 1;
        boolean quiet = one.at().isBefore(before.at().plus(QUIET));
        return quiet ? new Count(all, before.said(), before.at()) : new Count(all, all, one.at());
    }

    /** Calls by method. */
    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        methods.forEach((method, count) -> counts.put(method, count.all()));
        return counts;
    }
}
