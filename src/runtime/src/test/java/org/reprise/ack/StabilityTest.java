package org.reprise.ack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/** What a secondary may replay. */
class StabilityTest {
    private static final Promise PROMISED = new Promise(3, "east", Instant.EPOCH);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final EventLog log = InMemoryEventLog.create();
    private long end = 1000;

    private Stability stability() {
        return new Stability(log.settings(), InMemoryEventLog.DIRECT, () -> end, clock);
    }

    private static Lineage told(long epoch, long stable) {
        return new Lineage(new Position(epoch, 900), stable, PROMISED);
    }

    @Test
    void allIsReplayedUnderAPrimaryThatWaitsForNobodyAndAfterASiteThatSaysNothing() {
        Stability stability = stability();
        assertThat(stability.limit()).isEqualTo(Long.MAX_VALUE);
        stability.told(told(3, Lineage.UNSAID), PROMISED);
        assertThat(stability.limit()).isEqualTo(Long.MAX_VALUE);
        assertThat(stability.said()).isEqualTo(Lineage.UNSAID);
    }

    @Test
    void onlyWhatIsStableIsReplayedWhereThatCountsAndItNeverGoesBack() {
        Stability stability = stability();
        stability.told(told(3, 0), PROMISED);
        assertThat(stability.limit()).isZero();
        stability.told(told(3, 417), PROMISED);
        stability.told(told(3, 400), PROMISED);
        assertThat(stability.limit()).isEqualTo(417);
        assertThat(stability.said()).isEqualTo(417);
    }

    @Test
    void whoHasNotHeardOfTheReignThatThisSiteWasToldOfSaysNothingOfIt() {
        Stability stability = stability();
        stability.told(told(3, 10), PROMISED);
        stability.told(told(2, 800), PROMISED);
        stability.told(told(2, Lineage.UNSAID), PROMISED);
        assertThat(stability.limit()).isEqualTo(10);
    }

    @Test
    void restartKeepsItAndThatItCounts() {
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED);
        stability.step(false);
        assertThat(stability().limit()).isEqualTo(417);

        stability.told(told(3, Lineage.UNSAID), PROMISED);
        stability.step(false);
        assertThat(stability().limit()).isEqualTo(Long.MAX_VALUE);
    }

    /** Behind its end the log here may yet go another way than that of which it was told. */
    @Test
    void restartKeepsNoMoreThanIsHere() {
        end = 300;
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED);
        stability.step(false);
        assertThat(stability.limit()).isEqualTo(417);
        assertThat(stability().limit()).isEqualTo(300);

        end = 1000;
        clock.advance(Duration.ofSeconds(1));
        stability.step(false);
        assertThat(stability().limit()).isEqualTo(417);
    }

    @Test
    void siteThatIsToBePrimaryReplaysAllOfItsLog() {
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED);
        stability.lift();
        assertThat(stability.limit()).isEqualTo(Long.MAX_VALUE);
        stability.restore();
        assertThat(stability.limit()).isEqualTo(417);
    }
}
