package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.portion.Position;

/**
 * Whether this site catches up: takes events by their rows, where their evidence is here, because it is far behind, or because its calls do
 * not keep up. Once it is in step it calls again; where it soon falls behind again, it stays in step by rows for a while first, longer each
 * time, so that it does not fall behind all the time. Safe for any thread.
 */
public final class CatchUp {
    /** Of a site that never does. */
    public static final CatchUp OFF =
            new CatchUp(CatchUpPolicy.OFF, () -> Position.START, () -> false, Clock.systemUTC());

    /** Calls that have kept up for so long keep up. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Duration SHORTEST_STAY = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());

    private final CatchUpPolicy policy;
    private final Supplier<Position> head;
    private final BooleanSupplier possible;
    private final Clock clock;
    private boolean on;
    private Instant next = Instant.MAX;

    /** Since when it has called without being in step; or, while it catches up, since when it is in step. */
    private Instant since = Instant.MAX;

    /** Since when it calls; never before it has caught up once. */
    private Instant ended = Instant.MIN;

    /** How long it stays in step by rows before it calls again. */
    private Duration stay = Duration.ZERO;

    /**
     * @param head     the last position that any site has spoken of
     * @param possible whether this site has all rows of the primary; else it may lack what the rows of an event belong to
     */
    public CatchUp(CatchUpPolicy policy, Supplier<Position> head, BooleanSupplier possible, Clock clock) {
        this.policy = policy;
        this.head = head;
        this.possible = possible;
        this.clock = clock;
    }

    /** Whether it may come to that at all. */
    public boolean mayBe() {
        return !policy.isOff() && possible.getAsBoolean();
    }

    /** The most events that a site takes without their evidence, while it does not know how far behind it is. */
    public long unseen() {
        return !mayBe() ? Long.MAX_VALUE : Math.min(policy.events(), CatchUpPolicy.DEFAULT.events());
    }

    /** The event that comes next happened then, by the primary's clock. */
    synchronized void next(Instant at) {
        next = at;
    }

    /** Nothing is to be replayed now: all that may be has its effect, or replay is held. */
    synchronized void rest() {
        if (!on) {
            since = Instant.MAX;
        }
    }

    /** Looks again, where replay stands at {@code from}. */
    public synchronized boolean look(Position from) {
        if (!mayBe()) {
            return false;
        }
        long by = Math.max(0, head.get().seq() - from.seq());
        Instant now = clock.instant();
        Duration old = by == 0 || next.equals(Instant.MAX) ? Duration.ZERO : Duration.between(next, now);
        boolean inStep = policy.isInStep(by, old);
        // that it is in step while it catches up, or is not while it calls, counts as long as it lasts without a break
        if (inStep != on) {
            since = Instant.MAX;
        } else if (since.equals(Instant.MAX)) {
            since = now;
        }
        Duration lasted = since.equals(Instant.MAX) ? Duration.ZERO : Duration.between(since, now);
        if (on && inStep && lasted.compareTo(stay) >= 0) {
            end(now);
        } else if (!on && policy.isBehind(by, old, lasted)) {
            begin(by, now);
        }
        return on;
    }

    private void begin(long by, Instant now) {
        boolean keptUp =
                ended.equals(Instant.MIN) || Duration.between(ended, now).compareTo(LONG) > 0;
        Duration longer = stay.isZero() ? SHORTEST_STAY : stay.multipliedBy(2);
        if (keptUp) {
            stay = Duration.ZERO;
        } else {
            stay = longer.compareTo(LONG) > 0 ? LONG : longer;
        }
        on = true;
        since = Instant.MAX;
        LOG.info(() -> "This site is " + by + " events behind and takes them by their rows until it is in step");
    }

    private void end(Instant now) {
        on = false;
        since = Instant.MAX;
        ended = now;
        LOG.info("This site is in step and calls again");
    }
}
