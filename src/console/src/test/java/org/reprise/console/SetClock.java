package org.reprise.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test moves it on. */
public final class SetClock extends Clock {
    public static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private Instant now = NOON;

    public void after(Duration time) {
        now = now.plus(time);
    }

    public void seconds(long seconds) {
        after(Duration.ofSeconds(seconds));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock knows no zones");
    }
}
