package org.reprise.site;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * Says the time that it was when this clock was made, and what has passed since: it goes on evenly while the computer's clock is set, as
 * it often is soon after a start. For what is waited for, and decides whether calls are taken. Safe for any thread.
 */
final class SteadyClock extends Clock {
    private final Instant begun;
    private final LongSupplier nanos;
    private final long first;

    /** @param nanos a clock that never goes back, such as {@link System#nanoTime} */
    SteadyClock(Clock wall, LongSupplier nanos) {
        this.begun = wall.instant();
        this.nanos = nanos;
        this.first = nanos.getAsLong();
    }

    /** From the computer's time on. */
    static SteadyClock now() {
        return new SteadyClock(Clock.systemUTC(), System::nanoTime);
    }

    @Override
    public Instant instant() {
        return begun.plusNanos(nanos.getAsLong() - first);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("It tells instants, which have no zone");
    }
}
