package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.job.Progress;
import org.reprise.portion.Position;
import org.reprise.proof.Difference;
import org.reprise.proof.Value;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Two sites that stand at one position, the other asked in the way of another site. */
class SiteComparisonTest {
    private static final Position PLACE = new Position(1, 7);
    private static final ApplicationTables GENERATORS = ApplicationTables.without(Set.of("SEQUENCE", "OWN_IDS"));

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

        @Override
        public String hindered(Instant by) {
            return "an event is parked";
        }
    }

    private static Supplier<PositionedSnapshot> snapshots(ComparedSite site) {
        return () -> new PositionedSnapshot(SiteSnapshot.open(site.database.dataSource()), PLACE);
    }

    private SiteComparison comparison(ApplicationTables application) {
        return new SiteComparison(
                new StandingReplay(), SiteComparison.LONG, snapshots(here), () -> application, Clock.systemUTC());
    }

    private SiteComparison.Result repair() {
        try (SideDesk desk = new SideDesk(snapshots(there), () -> GENERATORS, Clock.systemUTC())) {
            return comparison(GENERATORS)
                    .repair(
                            "there",
                            step -> desk.answer("here", step),
                            Set.of(),
                            (position, found, doing) -> {
                                Repair.Outcome outcome = here.repair(found, 100);
                                refusals = outcome.refusals();
                                return outcome.refused().size();
                            },
                            progress);
        }
    }

    private String refusals = "";

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
        assertThat(refusals)
                .startsWith("WORD: 886 rows, the first of them {WORD=")
                .containsIgnoringCase("SHORT_WORD");
    }

    @Test
    void tableThatNeitherSiteHasIsSaidBeforeAnybodyWaits() {
        assertThatThrownBy(() -> compare(PLACE, Set.of("WORD", "NO_TABLE")))
                .isInstanceOf(CompareException.class)
                .hasMessageContaining("Neither site has a table NO_TABLE; they have [");
        assertThat(replay).isEmpty();
        there.run("CREATE TABLE ONLY_THERE (ID INTEGER NOT NULL PRIMARY KEY)");
        assertThat(compare(PLACE, Set.of("ONLY_THERE")).equal()).isFalse();
    }

    @Test
    void comparisonThatWouldWaitForAnOperatorFailsAtOnceAndSaysWhy() {
        assertThatThrownBy(() -> compare(new Position(1, 9), Set.of()))
                .isInstanceOf(CompareException.class)
                .hasMessage("The two sites do not meet: this site is at 1:7, the other at 1:9, and an event is parked");
        assertThat(replay).last().isEqualTo("go on");
    }

    private ComparedTables compare(Position other, Set<String> only) {
        Supplier<PositionedSnapshot> theirs =
                () -> new PositionedSnapshot(SiteSnapshot.open(there.database.dataSource()), other);
        try (SideDesk desk = new SideDesk(theirs, () -> GENERATORS, Clock.systemUTC())) {
            return comparison(GENERATORS)
                    .compare("there", step -> desk.answer("here", step), only, progress)
                    .tables();
        }
    }

    @Test
    void rowsThatAreNamedAreMadeThoseOfTheOtherSiteAndNoOthersAreLookedAt() {
        here.run("UPDATE PART SET AMOUNT = 77 WHERE ITEM_ID = 3 AND LINE = 'x'");
        here.run("DELETE FROM WORD WHERE WORD = 'z'");
        here.run("INSERT INTO WORD VALUES ('extra', 'here only')");
        here.run("UPDATE WORD SET MEANING = 'not looked at' WHERE WORD = 'A'");
        SiteComparison.Result result = settle(Map.of(
                "PART",
                List.of(
                        row("ITEM_ID", Value.of(3), "LINE", Value.of("x")),
                        row("ITEM_ID", Value.of(4), "LINE", Value.of("x"))),
                "WORD",
                List.of(row("WORD", Value.of("z")), row("WORD", Value.of("extra")), row("WORD", Value.of("a"))),
                "NOTE",
                List.of(row("ITEM_ID", Value.of(1))),
                "SHOP.ORDERS",
                List.of(row("ID", Value.of(1)))));

        assertThat(result.tables().equal()).isTrue();
        assertThat(mended)
                .containsExactlyInAnyOrder(
                        "PART [ITEM_ID=3, LINE=x] AMOUNT: 6 at the primary, 77 here",
                        "WORD [WORD=z] *: a row at the primary, no row here",
                        "WORD [WORD=extra] *: no row at the primary, a row here");
        assertThat(compare(GENERATORS, GENERATORS).differences())
                .extracting(Difference::toString)
                .containsExactly("WORD [WORD=A] MEANING: meaning of A at the primary, not looked at here");
        assertThat(replay).last().isEqualTo("go on");
    }

    private final List<String> mended = new ArrayList<>();

    private static SortedMap<String, Value> row(Object... columns) {
        SortedMap<String, Value> row = new TreeMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], (Value) columns[i + 1]);
        }
        return row;
    }

    private SiteComparison.Result settle(Map<String, List<SortedMap<String, Value>>> names) {
        try (SideDesk desk = new SideDesk(snapshots(there), () -> GENERATORS, Clock.systemUTC())) {
            return comparison(GENERATORS)
                    .repairRows(
                            "there",
                            step -> desk.answer("here", step),
                            names,
                            (position, found, doing) -> {
                                found.differences().forEach(each -> mended.add(each.toString()));
                                return here.repair(found, 100).refused().size();
                            },
                            progress);
        }
    }

    @Test
    void tableOfAGeneratorThatOnlyOneSiteKnowsIsNotCompared() {
        for (ComparedSite site : List.of(here, there)) {
            site.run("CREATE TABLE OWN_IDS (NAME VARCHAR(40) NOT NULL PRIMARY KEY, LAST_ID INTEGER)");
        }
        here.run("INSERT INTO OWN_IDS VALUES ('ORDER', 100)");
        there.run("INSERT INTO OWN_IDS VALUES ('ORDER', 250)");
        assertThat(compare(ApplicationTables.DEFAULT, ApplicationTables.DEFAULT).differing())
                .isEqualTo(1);
        assertThat(compare(ApplicationTables.DEFAULT, GENERATORS).equal()).isTrue();
        assertThat(compare(GENERATORS, ApplicationTables.DEFAULT).equal()).isTrue();
    }

    private ComparedTables compare(ApplicationTables known, ApplicationTables knownThere) {
        try (SideDesk desk = new SideDesk(snapshots(there), () -> knownThere, Clock.systemUTC())) {
            return comparison(known)
                    .compare("there", step -> desk.answer("here", step), Set.of(), progress)
                    .tables();
        }
    }
}
