package org.reprise.transfer;

import java.time.Duration;

/** Waits longer after each failure in a row, up to a limit. For one thread at a time. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    /** How long to wait after one more failure. */
    Duration failed() {
        Duration now = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return now;
    }

    void succeeded() {
        next = FIRST;
    }
}
