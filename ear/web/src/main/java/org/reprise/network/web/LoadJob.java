package org.reprise.network.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.api.NotPrimaryException;

/** A running load, or one that has run: counts from any thread, the clock only between {@code start} and {@code end}. */
final class LoadJob {
    private static final Logger LOG = Logger.getLogger(LoadJob.class.getName());
    private static final double NANOS = 1e9;

    private final String id;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final Lock turn = new ReentrantLock();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile State state = State.PREPARING;
    private volatile long startNanos;
    private volatile long endNanos;
    private volatile @Nullable String error;

    /** Where a load is: its first messages are prepared before the clock starts. */
    enum State {
        PREPARING,
        RUNNING,
        DONE
    }

    /** What a load has done so far; {@code error} is the first failure. */
    public record Progress(
            String id,
            String state,
            long calls,
            double seconds,
            double perSecond,
            long failed,
            Map<String, Tally.Figures> kinds,
            @Nullable String error) {}

    LoadJob(String id) {
        this.id = id;
        for (Kind kind : Kind.values()) {
            tallies.put(kind, new Tally());
        }
    }

    String id() {
        return id;
    }

    void start() {
        startNanos = System.nanoTime();
        state = State.RUNNING;
    }

    void end() {
        endNanos = System.nanoTime();
        if (state == State.PREPARING) {
            startNanos = endNanos;
        }
        state = State.DONE;
        ended.countDown();
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    long elapsedNanos() {
        return System.nanoTime() - startNanos;
    }

    /** One call of a load. */
    interface BusinessCall {
        void make() throws Exception;
    }

    /**
     * Makes one call and counts it. A failure is counted too and does not end the load, except that this site is the primary no
     * more.
     */
    void count(Kind kind, BusinessCall call) {
        Tally tally = tally(kind);
        long start = System.nanoTime();
        try {
            call.make();
            tally.succeeded(System.nanoTime() - start);
        } catch (NotPrimaryException e) {
            tally.failed(System.nanoTime() - start);
            throw e;
        } catch (Exception e) {
            tally.failed(System.nanoTime() - start);
            failed(e);
        }
    }

    /**
     * Makes a call of many rows when no other client of this load makes one, as a nightly run would be alone. The wait is not
     * counted.
     */
    void countAlone(Kind kind, BusinessCall call) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            count(kind, call);
        } finally {
            turn.unlock();
        }
    }

    void failed(Exception e) {
        if (error == null) {
            error = e.toString();
            LOG.log(Level.INFO, "First failure of load " + id, e);
        }
    }

    Progress progress() {
        State now = state;
        double seconds =
                switch (now) {
                    case PREPARING -> 0;
                    case RUNNING -> elapsedNanos() / NANOS;
                    case DONE -> (endNanos - startNanos) / NANOS;
                };
        Map<String, Tally.Figures> kinds = new LinkedHashMap<>();
        long calls = 0;
        long failed = 0;
        for (Kind kind : Kind.values()) {
            Tally.Figures figures = tally(kind).figures(seconds);
            kinds.put(kind.name().toLowerCase(Locale.ROOT), figures);
            if (kind != Kind.PREPARE) {
                calls += figures.calls();
                failed += figures.failed();
            }
        }
        double perSecond = seconds == 0 ? 0 : calls / seconds;
        return new Progress(id, now.name(), calls, seconds, perSecond, failed, kinds, error);
    }

    private Tally tally(Kind kind) {
        return Objects.requireNonNull(tallies.get(kind));
    }
}
