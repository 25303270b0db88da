package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.job.JobCancelledException;
import org.reprise.job.Progress;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

class SideDeskTest {
    private final TestDatabase database = Make.H2.fresh();
    private final TestClock clock = new TestClock(Instant.EPOCH);
    private final SideDesk desk = new SideDesk(
            () -> new PositionedSnapshot(SiteSnapshot.open(database.dataSource()), new Position(2, 17)),
            () -> ApplicationTables.DEFAULT,
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
    void snapshotThatNobodyAsksAboutIsClosedWithoutAnotherQuestion() {
        open(1);
        assertThat(connections()).isOne();
        clock.advance(Duration.ofMinutes(14));
        desk.closeIdle();
        assertThat(connections()).isOne();
        clock.advance(Duration.ofMinutes(2));
        desk.closeIdle();
        assertThat(connections()).isZero();
    }

    @Test
    void comparisonThatIsCancelledBeforeTheSitesHaveMetIsClosedAtTheOtherSite() {
        Progress progress = new Progress(clock);
        SiteComparison.Replay stands = new SiteComparison.Replay() {
            private int looks;

            @Override
            public void stopAt(long seq) {}

            @Override
            public void goOn() {}

            @Override
            public Position replayed() {
                if (++looks == 4) {
                    assertThat(connections()).as("the other side is open").isOne();
                    progress.cancel();
                }
                return new Position(2, 16);
            }

            @Override
            public String hindered(Instant by) {
                return "";
            }
        };
        SiteComparison comparison = new SiteComparison(
                stands,
                SiteComparison.LONG,
                () -> {
                    throw new IllegalStateException("not met");
                },
                () -> ApplicationTables.DEFAULT,
                clock);

        assertThatThrownBy(() -> comparison.compare("east", step -> desk.answer("west", step), Set.of(), progress))
                .isInstanceOf(JobCancelledException.class);
        assertThat(connections()).isZero();
    }

    @Test
    void comparisonThatIsCancelledWhileTheOtherSiteOpensItsSideIsClosedThere() {
        Progress progress = new Progress(clock);
        assertThatThrownBy(() -> RemoteSide.open(
                        step -> {
                            byte[] answer = desk.answer("west", step);
                            progress.cancel();
                            progress.check();
                            return answer;
                        },
                        new Position(1, 1),
                        Set.of()))
                .isInstanceOf(JobCancelledException.class);
        assertThat(connections()).isZero();
    }

    @Test
    void siteThatDoesNotHearOfTheEndSpoilsNoComparison() {
        boolean[] gone = {false};
        RemoteSide side = RemoteSide.open(
                step -> {
                    if (gone[0]) {
                        throw new IllegalStateException("no way to it");
                    }
                    return desk.answer("west", step);
                },
                new Position(1, 1),
                Set.of());
        gone[0] = true;
        assertThatCode(side::close).doesNotThrowAnyException();
        desk.close();
    }

    /** To the database, but for the one that asks. */
    private int connections() {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet sessions = statement.executeQuery("SELECT COUNT(*) - 1 FROM INFORMATION_SCHEMA.SESSIONS")) {
            sessions.next();
            return sessions.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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
