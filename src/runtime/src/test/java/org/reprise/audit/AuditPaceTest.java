package org.reprise.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;

class AuditPaceTest {
    private final TestClock clock = new TestClock(Instant.EPOCH);

    @Test
    void rowsTakeTheirTime() {
        AuditPace pace = new AuditPace(500, clock);
        assertThat(pace.pause()).isZero();
        pace.spent(500, clock.instant());
        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofMillis(400));
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(600));
        clock.advance(Duration.ofMillis(600));
        assertThat(pace.pause()).isZero();
    }

    @Test
    void nothingIsWaitedForThatIsOverWhileTheClockGoesOn() {
        AuditPace pace = new AuditPace(500, Clock.systemUTC());
        assertThat(pace.pause()).isZero();
        pace.spent(500, Instant.now().minusSeconds(2));
        assertThat(pace.pause()).isZero();
    }

    @Test
    void timeOfTheStepItselfIsPartOfIt() {
        AuditPace pace = new AuditPace(500, clock);
        Instant began = clock.instant();
        clock.advance(Duration.ofMillis(250));
        pace.spent(500, began);
        assertThat(pace.pause()).isEqualTo(Duration.ofMillis(750));
    }

    @Test
    void timeInWhichNothingWasReadIsNotMadeUpFor() {
        AuditPace pace = new AuditPace(500, clock);
        pace.spent(500, clock.instant());
        clock.advance(Duration.ofHours(1));
        assertThat(pace.pause()).isZero();
        pace.spent(500, clock.instant());
        assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void stepIsNeitherTooShortNorTooLong() {
        assertThat(new AuditPace(1, clock).step()).isEqualTo(50);
        assertThat(new AuditPace(700, clock).step()).isEqualTo(700);
        assertThat(new AuditPace(100_000, clock).step()).isEqualTo(2000);
    }

    @Test
    void noughtIsNoAuditAndLessIsRefused() {
        assertThat(new AuditPolicy(0, false).audits()).isFalse();
        assertThatThrownBy(() -> new AuditPolicy(-1, false)).hasMessageContaining("reprise.audit.pace");
    }
}
