package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

class SideDeskTest {
    private final TestDatabase database = Make.H2.fresh();
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final SideDesk desk = new SideDesk(
            () -> new PositionedSnapshot(SiteSnapshot.open(database.dataSource()), new Position(2, 17)),
            () -> JdbcSide.DEFAULT_GENERATORS,
            clock);

    private RemoteSide open(long from) {
        return RemoteSide.open(step -> desk.answer("west", step), new Position(1, from), Set.of());
    }

    @Test
    void siteThatIsBehindSaysHowFarItIs() {
        RemoteSide side = open(18);
        assertThat(side.isOpen()).isFalse();
        assertThat(side.position()).isEqualTo(new Position(2, 17));
        side.close();
        assertThat(open(17).isOpen()).isTrue();
        desk.close();
    }

    @Test
    void snapshotIsClosedWhenNobodyAsksForALongTime() {
        RemoteSide side = open(1);
        clock.advance(Duration.ofMinutes(14));
        assertThat(side.tables()).isEmpty();
        clock.advance(Duration.ofMinutes(16));
        assertThatThrownBy(side::tables)
                .isInstanceOf(CompareException.class)
                .hasMessageContaining("not known any more");
        desk.close();
    }

    @Test
    void tooManyComparisonsAtOnceAreRefused() {
        for (int i = 0; i < 4; i++) {
            assertThat(open(1).isOpen()).isTrue();
        }
        assertThatThrownBy(() -> open(1)).hasMessageContaining("Site 'west' is the 5th that compares at once");
        desk.close();
    }

    @Test
    void questionThatIsNoneIsRefused() {
        assertThatThrownBy(() -> desk.answer("west", "hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(CompareException.class)
                .hasMessageContaining("not understood");
    }
}
