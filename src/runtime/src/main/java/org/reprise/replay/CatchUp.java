package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.portion.Position;

/**
 * Whether this site catches up: takes events by their rows, where their evidence is here, because it is far behind. Once it is in step, it
 * calls again. Safe for any thread.
 */
public final class CatchUp {
    /** Of a site that never does. */
    public static final CatchUp OFF =
            new CatchUp(CatchUpPolicy.OFF, () -> Position.START, () -> false, Clock.systemUTC());

    private static final Logger LOG = Logger.getLogger(CatchUp.class.getName());

    private final CatchUpPolicy policy;
    private final Supplier<Position> head;
    private final BooleanSupplier possible;
    private final Clock clock;
    private volatile boolean on;
    private volatile Instant next = Instant.MAX;

    /** Since when it has had something to call and was not in step; none while it is. */
    private volatile Instant calling = Instant.MAX;

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
    void next(Instant at) {
        next = at;
    }

    /** Nothing is to be replayed now: all that may be has its effect, or replay is held. */
    void rest() {
        calling = Instant.MAX;
    }

    /** Looks again, where replay stands at {@code from}. */
    public boolean look(Position from) {
        if (!mayBe()) {
            return false;
        }
        long by = Math.max(0, head.get().seq() - from.seq());
        Instant at = next;
        Duration old = by == 0 || at.equals(Instant.MAX) ? Duration.ZERO : Duration.between(at, clock.instant());
        boolean before = on;
        boolean now = before ? !policy.isInStep(by, old) : policy.isBehind(by, old, called(by, old));
        if (now != before) {
            on = now;
            calling = Instant.MAX;
            LOG.info(() -> now
                    ? "This site is " + by + " events behind and takes them by their rows until it is in step"
                    : "This site is in step and calls again");
        }
        return now;
    }

    /** For how long it has called without being in step. */
    private Duration called(long by, Duration old) {
        Instant now = clock.instant();
        Instant since = calling;
        if (policy.isInStep(by, old)) {
            calling = Instant.MAX;
            return Duration.ZERO;
        }
        if (since.equals(Instant.MAX)) {
            calling = now;
            return Duration.ZERO;
        }
        return Duration.between(since, now);
    }
}
