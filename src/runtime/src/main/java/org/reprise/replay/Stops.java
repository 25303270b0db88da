package org.reprise.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Up to where replay may go while something needs the tables to stand still, until the end of this server. Several causes may stop it
 * at once, and each lifts its own stop only. Safe for any thread.
 */
public final class Stops {

    /** Why replay stops. */
    public enum Cause {
        /** A comparison looks for a position at which two sites are. */
        COMPARISON,
        /** The rows are not those that the log follows. */
        SEED,
        /** The tables do not hold what the upstream's hold. */
        FIT,
        /** A row that an audit found to differ is mended. */
        AUDIT,
        /** What is behind it is held by too few sites yet (rule 12). */
        STABLE,
        /** Who reigns is to be settled first. */
        REIGN
    }

    private final Map<Cause, Long> places = new ConcurrentHashMap<>();

    /** Nothing behind {@code seq} is begun from now on, whatever else may be; what was begun ends. */
    public void stopAt(Cause cause, long seq) {
        places.put(cause, seq);
    }

    /** What was said for this cause counts no more. */
    public void goOn(Cause cause) {
        places.remove(cause);
    }

    /** The last seq that may be replayed. */
    long seq() {
        return places.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
    }
}
