package org.reprise.job;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How far a piece of work is. The work tells it, and is told by it when somebody has cancelled. One thread works, any thread looks.
 */
public final class Progress {
    private final Clock clock;
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile String unit = "";
    private volatile String stage = "";
    private volatile boolean cancelled;
    private volatile Instant since;

    /** For work that nobody looks at, too. */
    public Progress(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    /**
     * A new stage begins; what is done of it is counted from zero.
     *
     * @param stage what is done now, for people
     * @param total how much there is of it; zero when nobody knows
     * @param unit  of what, in plural
     * @throws JobCancelledException when it was cancelled
     */
    public void stage(String stage, long total, String unit) {
        check();
        this.stage = stage;
        this.total = total;
        this.unit = unit;
        done.set(0);
        since = clock.instant();
    }

    /**
     * So many more are done.
     *
     * @throws JobCancelledException when it was cancelled
     */
    public void add(long units) {
        done.addAndGet(units);
        check();
    }

    /** @throws JobCancelledException when it was cancelled */
    public void check() {
        if (cancelled) {
            throw new JobCancelledException();
        }
    }

    /** When the stage began. */
    Instant since() {
        return since;
    }

    /** Has the work end at its next step. */
    public void cancel() {
        cancelled = true;
    }

    public String stage() {
        return stage;
    }

    public long done() {
        return done.get();
    }

    /** Zero when nobody knows. */
    public long total() {
        return total;
    }

    public String unit() {
        return unit;
    }
}
