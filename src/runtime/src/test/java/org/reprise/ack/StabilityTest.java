package org.reprise.ack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.reign.Reign;
import org.reprise.reign.Reigns;

/** What a secondary may replay. */
class StabilityTest {
    private static final Instant NOW = Instant.EPOCH;
    private static final Promise PROMISED = new Promise(3, "east", Instant.EPOCH);

    private static final LongSupplier SAME = () -> Long.MAX_VALUE;

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
        stability.told(told(3, Lineage.UNSAID), PROMISED, SAME);
        assertThat(stability.limit()).isEqualTo(Long.MAX_VALUE);
        assertThat(stability.said()).isEqualTo(Lineage.UNSAID);
    }

    @Test
    void onlyWhatIsStableIsReplayedWhereThatCountsAndItNeverGoesBack() {
        Stability stability = stability();
        stability.told(told(3, 0), PROMISED, SAME);
        assertThat(stability.limit()).isZero();
        stability.told(told(3, 417), PROMISED, SAME);
        stability.told(told(3, 400), PROMISED, SAME);
        assertThat(stability.limit()).isEqualTo(417);
        assertThat(stability.said()).isEqualTo(417);
    }

    @Test
    void whoHasNotHeardOfTheReignThatThisSiteWasToldOfSaysNothingOfIt() {
        Stability stability = stability();
        stability.told(told(3, 10), PROMISED, SAME);
        stability.told(told(2, 800), PROMISED, SAME);
        stability.told(told(2, Lineage.UNSAID), PROMISED, SAME);
        assertThat(stability.limit()).isEqualTo(10);
    }

    @Test
    void restartKeepsItAndThatItCounts() {
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED, SAME);
        stability.step(false);
        assertThat(stability().limit()).isEqualTo(417);

        stability.told(told(3, Lineage.UNSAID), PROMISED, SAME);
        stability.step(false);
        assertThat(stability().limit()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatEnoughSitesHeldIsNotTakenBackWhereThePrimaryWaitsForNobodySince() {
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED, SAME);
        stability.told(told(3, Lineage.UNSAID), PROMISED, SAME);
        stability.step(true);
        assertThat(Stability.known(log.settings())).isEqualTo(417);
    }

    /** Behind its end the log here may yet go another way than that of which it was told. */
    @Test
    void aClockThatIsPutBackDelaysNothing() {
        Stability stability = stability();
        stability.told(told(3, 100), PROMISED, SAME);
        stability.step(false);
        stability.told(told(3, 200), PROMISED, SAME);
        clock.advance(Duration.ofHours(-1));
        stability.step(false);
        assertThat(stability().seq()).isEqualTo(200);
    }

    @Test
    void restartKeepsNoMoreThanIsHere() {
        end = 300;
        Stability stability = stability();
        stability.told(told(3, 417), PROMISED, SAME);
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
        stability.told(told(3, 417), PROMISED, SAME);
        stability.lift();
        assertThat(stability.limit()).isEqualTo(Long.MAX_VALUE);
        stability.restore();
        assertThat(stability.limit()).isEqualTo(417);
    }

    /** It stored more than the next primary had, and hears of that one's stable events before it has given its own way up. */
    @Test
    void whatIsStableInALogThatWentAnotherWaySaysNothingOfTheEventsHere() {
        end = 100;
        Stability stability = stability();
        stability.told(new Lineage(new Position(1, 90), 80, PROMISED), new Promise(1, "west", NOW), SAME);
        Reign first = new Reign(1, ChainEnd.START, "west", NOW, "", "first");
        Lineage east = told(3, 120);

        Reigns unknown = Reigns.of(List.of(first));
        stability.told(east, PROMISED, () -> unknown.shared(new Position(1, end), east.end()));
        assertThat(stability.limit()).isEqualTo(80);

        ChainEnd fork = new ChainEnd(new Position(1, 85), new PortionHash("ab".repeat(32)));
        Reigns known = Reigns.of(List.of(first, new Reign(3, fork, "east", NOW, "anna", "west is dead")));
        stability.told(east, PROMISED, () -> known.shared(new Position(1, end), east.end()));
        stability.step(false);
        assertThat(stability.limit()).isEqualTo(85);
        assertThat(Stability.known(log.settings())).isEqualTo(85);

        stability.told(east, PROMISED, () -> known.shared(new Position(1, 85), east.end()));
        assertThat(stability.limit()).isEqualTo(120);
    }
}
