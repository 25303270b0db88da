package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.log.ParkedEvent;
import org.reprise.log.Position;
import org.reprise.log.PositionMovedException;
import org.reprise.log.Transactions;

/**
 * Replays the contiguous prefix of the stored portions, in order: a batch of events in one container transaction that also moves
 * the position; after a failure one event at a time; an event that fails for good is parked, and all behind it wait.
 *
 * <p>One thread at a time calls {@link #step()}; the counter may be read by any. Two replayers on one database do no harm: the
 * position guards each transaction.
 */
public final class Replayer {
    /** Nothing to do until something is stored, or an operator acts. */
    public static final Duration IDLE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Replayer.class.getName());

    private final ReplayLog log;
    private final Batch batch;
    private final ReplayPolicy policy;
    private final Transactions transactions;
    private final Clock clock;
    private final UnplayedEvents unplayed;
    private final LongAdder replayed = new LongAdder();
    private final LongAdder parked = new LongAdder();

    private Position singlyUntil = Position.START;
    private @Nullable Failing failing;

    public Replayer(ReplayLog log, Batch batch, ReplayPolicy policy, Transactions transactions, Clock clock) {
        this.log = log;
        this.batch = batch;
        this.policy = policy;
        this.transactions = transactions;
        this.clock = clock;
        this.unplayed = new UnplayedEvents(log.portions());
    }

    /** Events replayed since the start. */
    public long replayed() {
        return replayed.sum();
    }

    /** Events parked since the start. */
    public long parked() {
        return parked.sum();
    }

    /**
     * Replays what comes next, one transaction of it.
     *
     * @return how long to wait before the next step unless woken; zero when there may be more
     * @throws RuntimeException when the database does not answer; nothing has changed then
     */
    public Duration step() {
        if (log.parked().count() > 0) {
            return IDLE;
        }
        Position from = log.position().current();
        boolean singly = from.seq() < singlyUntil.seq();
        List<NextEvent> events = unplayed.after(from, singly ? 1 : policy.batch());
        if (events.isEmpty()) {
            return IDLE;
        }
        Duration pause = pause(events.get(0));
        return pause.isZero() ? play(from, events) : pause;
    }

    private Duration pause(NextEvent event) {
        if (failing == null || !failing.position.equals(event.position())) {
            failing = null;
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), failing.since.plus(policy.retryPause()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Duration play(Position from, List<NextEvent> events) {
        try {
            replayed.add(batch.play(from, events));
            failing = null;
        } catch (PositionMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            // throws when the database is gone: then it is no fault of the event
            log.position().current();
            if (events.size() > 1) {
                LOG.log(Level.FINE, e, () -> "A batch behind " + from + " failed; going one by one");
                singlyUntil = events.get(events.size() - 1).position();
            } else {
                failed(events.get(0), e);
            }
        }
        return Duration.ZERO;
    }

    private void failed(NextEvent event, RuntimeException e) {
        int tries = failing == null ? 1 : failing.tries + 1;
        if (tries < policy.tries()) {
            LOG.log(Level.FINE, e, () -> "Try " + tries + " of event " + event.position() + " failed");
            failing = new Failing(event.position(), tries, clock.instant());
            return;
        }
        failing = null;
        ParkedEvent entry = new ParkedEvent(event.position(), event.title(), reason(e), tries, clock.instant());
        transactions.run(() -> log.parked().park(entry));
        parked.increment();
        LOG.log(
                Level.WARNING,
                e,
                () -> "REPR0301W: Event " + event.position() + " '" + entry.name() + "' failed " + tries
                        + " times and is parked; everything behind it waits. Remove the cause, then retry it in the console");
    }

    private static String reason(Throwable e) {
        StringBuilder text = new StringBuilder(e.toString());
        for (Throwable cause = e.getCause(); cause != null && text.length() < 1500; cause = cause.getCause()) {
            if (text.indexOf(cause.toString()) < 0) {
                text.append("; caused by ").append(cause);
            }
        }
        return text.toString();
    }

    private record Failing(Position position, int tries, java.time.Instant since) {}
}
