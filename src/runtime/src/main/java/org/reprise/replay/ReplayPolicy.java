package org.reprise.replay;

import java.time.Duration;

/**
 * How events are replayed.
 *
 * @param batch      most events in one container transaction ({@code reprise.replay.batch}); 100 is where a longer one gains
 *                   little (docs/decisions/0010-one-thread-replays.md)
 * @param tries      how often an event is tried before it is parked ({@code reprise.replay.tries})
 * @param retryPause how long to wait between tries ({@code reprise.replay.retry-pause})
 * @param observes   whether observers are told of events, and nothing of them is done here ({@code reprise.observe})
 * @param catchUp    when events are taken by their rows ({@code reprise.replay.catch-up})
 * @param ahead      whether the calls of one transaction are worked ahead of ({@code reprise.replay.ahead})
 */
public record ReplayPolicy(
        int batch, int tries, Duration retryPause, boolean observes, CatchUpPolicy catchUp, boolean ahead) {

    /** Of a site that keeps a copy, and calls every event. */
    public ReplayPolicy(int batch, int tries, Duration retryPause) {
        this(batch, tries, retryPause, false, CatchUpPolicy.OFF, false);
    }

    public ReplayPolicy {
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("reprise.replay.batch must be 1 to 10000, not " + batch);
        }
        if (tries < 1) {
            throw new IllegalArgumentException("reprise.replay.tries must be 1 or more, not " + tries);
        }
        if (retryPause.isNegative()) {
            throw new IllegalArgumentException("reprise.replay.retry-pause must not be negative: " + retryPause);
        }
    }
}
