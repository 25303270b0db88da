package org.reprise.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** So many rows a second and no more; time in which nothing could be read is not made up for. For one thread. */
final class AuditPace {
    private static final int FEWEST = 50;
    private static final int MOST = 2000;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final int rows;
    private final Clock clock;
    private Instant next = Instant.MIN;

    AuditPace(int rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Rows of a step: those of a second, but neither so few that questions cost more than rows, nor a long read. */
    int step() {
        return Math.max(FEWEST, Math.min(MOST, rows));
    }

    /** How long to wait before more is read. */
    Duration pause() {
        Instant now = clock.instant();
        return next.isBefore(now) ? Duration.ZERO : Duration.between(now, next);
    }

    /** So many were read, in a step that began then. */
    void spent(long read, Instant began) {
        next = began.plusNanos(Math.max(1, read) * SECOND / rows);
    }
}
