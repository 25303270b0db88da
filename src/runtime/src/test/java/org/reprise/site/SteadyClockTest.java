package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/** The computer's clock is set while something is waited for. */
class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final TestClock wall = new TestClock(NOON);
    private long nanos = 17;
    private final SteadyClock clock = new SteadyClock(wall, () -> nanos);

    private void passes(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void itGoesOnEvenlyWhereverTheComputersClockIsSet() {
        wall.advance(Duration.ofHours(1));
        passes(Duration.ofSeconds(3));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
        wall.advance(Duration.ofHours(-2));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3));
    }

    /** Rule 6. A computer that starts has its clock set soon, and the server on it has just begun to ask who reigns. */
    @Test
    void aPrimaryThatWasStartedAgainWaitsAsLongAsItIsToWhileTheClockIsSet() {
        Standing own = new Standing(Role.PRIMARY, "east", 65, "");
        List<String> others = List.of("west");
        WhoReigns who = new WhoReigns(own, false, Duration.ofSeconds(5), () -> true, clock);
        who.unreached("west");
        assertThat(who.waits(own, () -> others)).isTrue();
        wall.advance(Duration.ofMinutes(1));
        assertThat(who.waits(own, () -> others)).isTrue();
        passes(Duration.ofSeconds(5));
        wall.advance(Duration.ofHours(-1));
        assertThat(who.waits(own, () -> others)).isFalse();
    }
}
