package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.job.Progress;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Two sites that stand at one position, the other asked in the way of another site. */
class SiteComparisonTest {
    private static final Position PLACE = new Position(1, 7);
    private static final Set<String> GENERATORS = Set.of("SEQUENCE", "OWN_IDS");

    private final ComparedSite here = new ComparedSite(Make.H2);
    private final ComparedSite there = new ComparedSite(Make.H2);
    private final List<String> replay = new ArrayList<>();
    private final Progress progress = new Progress(Clock.systemUTC());

    @BeforeEach
    void fill() {
        here.fill();
        there.fill();
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private final class StandingReplay implements SiteComparison.Replay {
        @Override
        public void stopAt(long seq) {
            replay.add("stop at " + seq);
        }

        @Override
        public void goOn() {
            replay.add("go on");
        }

        @Override
        public Position replayed() {
            return PLACE;
        }
    }

    private static Supplier<PositionedSnapshot> snapshots(ComparedSite site) {
        return () -> new PositionedSnapshot(SiteSnapshot.open(site.database.dataSource()), PLACE);
    }

    private SiteComparison comparison(Set<String> generators) {
        return new SiteComparison(new StandingReplay(), snapshots(here), () -> generators, Clock.systemUTC());
    }

    private SiteComparison.Result repair() {
        try (SideDesk desk = new SideDesk(snapshots(there), () -> GENERATORS, Clock.systemUTC())) {
            return comparison(GENERATORS)
                    .repair(
                            "there",
                            step -> desk.answer("here", step),
                            Set.of(),
                            (position, found, doing) ->
                                    here.repair(found, 100).refused().size(),
                            progress);
        }
    }

    private static void words(TestDatabase database, int first, int count) {
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO WORD VALUES (?, ?)")) {
            for (int i = first; i < first + count; i++) {
                insert.setString(1, "word " + i);
                insert.setString(2, "meaning " + i);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void repairGoesOnUntilNoRowDiffersHoweverManyDid() {
        words(there.database, 0, SiteComparison.LISTED + 886);
        assertThat(repair().tables().equal()).isTrue();
        assertThat(replay).last().isEqualTo("go on");
    }

    @Test
    void repairThatTheDatabaseRefusesEndsAndCountsWhatIsLeft() {
        here.database.execute("ALTER TABLE WORD ADD CONSTRAINT SHORT_WORD CHECK (WORD NOT LIKE 'word 1___')");
        words(there.database, 0, SiteComparison.LISTED + 886);
        SiteComparison.Result result = repair();
        assertThat(result.tables().differing())
                .as("those from word 1000 to word 1885")
                .isEqualTo(886);
        assertThat(SiteComparison.text(result)).contains("886 rows differ");
    }

    @Test
    void tableOfAGeneratorThatOnlyOneSiteKnowsIsNotCompared() {
        for (ComparedSite site : List.of(here, there)) {
            site.run("CREATE TABLE OWN_IDS (NAME VARCHAR(40) NOT NULL PRIMARY KEY, LAST_ID INTEGER)");
        }
        here.run("INSERT INTO OWN_IDS VALUES ('ORDER', 100)");
        there.run("INSERT INTO OWN_IDS VALUES ('ORDER', 250)");
        assertThat(compare(JdbcSide.DEFAULT_GENERATORS, JdbcSide.DEFAULT_GENERATORS)
                        .differing())
                .isEqualTo(1);
        assertThat(compare(JdbcSide.DEFAULT_GENERATORS, GENERATORS).equal()).isTrue();
        assertThat(compare(GENERATORS, JdbcSide.DEFAULT_GENERATORS).equal()).isTrue();
    }

    private ComparedTables compare(Set<String> known, Set<String> knownThere) {
        try (SideDesk desk = new SideDesk(snapshots(there), () -> knownThere, Clock.systemUTC())) {
            return comparison(known)
                    .compare("there", step -> desk.answer("here", step), Set.of(), progress)
                    .tables();
        }
    }
}
