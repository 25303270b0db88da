package org.reprise.log;

import java.time.Duration;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionLimits;

/**
 * How long to wait between two portions. After a quiet time an event is sealed at once. Under load the next portion is
 * given a little time to grow, because small portions cost more to seal, to store and to ship.
 *
 * @param underLoad {@code reprise.seal.pause}: the time to grow
 * @param limits    of the portions
 */
public record SealPace(Duration underLoad, PortionLimits limits) {

    /** 100 ms: at 1,400 calls a second sealing costs a quarter of what it costs with 25. */
    public static final Duration DEFAULT_PAUSE = Duration.ofMillis(100);

    public SealPace {
        if (underLoad.isNegative() || underLoad.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("reprise.seal.pause must be PT0S to PT10S, not " + underLoad);
        }
    }

    /**
     * To wait after a portion: not at all when it is at least half full (waiting would gain nothing, and there may be a
     * backlog), else the pause.
     */
    public Duration after(Portion sealed) {
        boolean large = sealed.count() >= (limits.maxEvents() + 1) / 2 || sealed.plainSize() >= limits.maxBytes() / 2;
        return large ? Duration.ZERO : underLoad;
    }
}
