package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.proof.Difference;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Tables that are not the same at two sites, rows that cannot be repaired, and those who write meanwhile. */
final class UnlikeSitesTest {
    private final TestDatabase here = Make.H2.fresh();
    private final TestDatabase there = Make.HSQLDB.fresh();

    private ComparedTables compare(String... only) {
        try (SiteSnapshot mine = SiteSnapshot.open(here.dataSource());
                SiteSnapshot theirs = SiteSnapshot.open(there.dataSource())) {
            return new Comparison(ComparedSite.side(mine), ComparedSite.side(theirs), 100).run(Set.of(only));
        }
    }

    private Repair.Outcome repair(ComparedTables compared) {
        try (LocalTransactions transactions = new LocalTransactions(here)) {
            JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
            return new Repair(transactions, applier, 10).apply(Repair.plan(compared));
        }
    }

    @Test
    void tablesColumnsAndKeysOfOneSiteAreNamedAndTheRestIsCompared() {
        here.execute(
                "CREATE TABLE MINE (ID INTEGER)",
                "CREATE TABLE BOTH_HAVE (ID INTEGER PRIMARY KEY, A INTEGER, C INTEGER)");
        there.execute("CREATE TABLE THEIRS (ID INTEGER)", "CREATE TABLE BOTH_HAVE (ID INTEGER, B INTEGER, C INTEGER)");
        here.execute("INSERT INTO BOTH_HAVE VALUES (1, 2, 3)");
        there.execute("INSERT INTO BOTH_HAVE VALUES (1, 4, 3)");
        ComparedTables compared = compare();
        assertThat(compared.differences())
                .containsExactly(
                        new Difference("BOTH_HAVE", "", "A", "no column", "a column"),
                        new Difference("BOTH_HAVE", "", "B", "a column", "no column"),
                        new Difference("BOTH_HAVE", "", "*", "key []", "key [ID]"),
                        new Difference("MINE", "", "*", "no table", "a table"),
                        new Difference("THEIRS", "", "*", "a table", "no table"));
        assertThat(compared.differing()).isZero();
        assertThat(compared.equal()).isFalse();
        assertThat(compare("MINE").tables()).hasSize(1);
        assertThatThrownBy(() -> compare("NONE"))
                .isInstanceOf(CompareException.class)
                .hasMessage("Neither site has a table NONE; they have [BOTH_HAVE, MINE, THEIRS]");
    }

    @Test
    void refusedRowIsNamedAndTheOthersAreRepaired() {
        here.execute("CREATE TABLE ITEM (ID INTEGER PRIMARY KEY, NAME VARCHAR(5))");
        there.execute("CREATE TABLE ITEM (ID INTEGER PRIMARY KEY, NAME VARCHAR(50))");
        for (int i = 0; i < 20; i++) {
            there.execute("INSERT INTO ITEM VALUES (" + i + ", '" + (i == 13 ? "too long" : "n" + i) + "')");
        }
        Repair.Outcome outcome = repair(compare());
        assertThat(outcome.applied()).hasSize(19);
        assertThat(outcome.refused()).hasSize(1).allSatisfy((row, why) -> assertThat(why)
                .contains("INSERT of ITEM [ID=13] is refused"));
        assertThat(compare().differences()).containsExactly(new Difference("ITEM", "ID=13", "*", "a row", "no row"));
    }

    @Test
    void uniqueValueMovesFromARowThatGoesToOneThatComes() {
        for (TestDatabase database : new TestDatabase[] {here, there}) {
            database.execute("CREATE TABLE ITEM (ID INTEGER PRIMARY KEY, NAME VARCHAR(5) UNIQUE)");
        }
        here.execute("INSERT INTO ITEM VALUES (1, 'a')", "INSERT INTO ITEM VALUES (2, 'b')");
        there.execute(
                "INSERT INTO ITEM VALUES (3, 'a')",
                "INSERT INTO ITEM VALUES (2, 'c')",
                "INSERT INTO ITEM VALUES (1, 'b')");
        assertThat(repair(compare()).refused()).isEmpty();
        assertThat(compare().equal()).isTrue();
    }

    @Test
    void rowThatChangedSinceTheComparisonIsNotDoubled() {
        for (TestDatabase database : new TestDatabase[] {here, there}) {
            database.execute("CREATE TABLE NOTE (TEXT VARCHAR(5))");
        }
        here.execute("INSERT INTO NOTE VALUES ('a')", "INSERT INTO NOTE VALUES ('a')");
        there.execute("INSERT INTO NOTE VALUES ('a')");
        ComparedTables compared = compare();
        here.execute("INSERT INTO NOTE VALUES ('a')");
        assertThat(repair(compared).refused().values())
                .singleElement()
                .asString()
                .contains("NOTE [TEXT=a] should be there 2 times, and 3 rows are found");
        assertThat(compare().tables().get(0).here()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void othersMayWriteMeanwhileAndAreNotSeen(Make make) {
        TestDatabase database = make.fresh();
        database.execute(
                "CREATE TABLE ITEM (ID INTEGER NOT NULL PRIMARY KEY)",
                "INSERT INTO ITEM VALUES (1)",
                "CREATE TABLE OTHER (ID INTEGER)");
        try (SiteSnapshot snapshot = SiteSnapshot.open(database.dataSource())) {
            Side side = ComparedSite.side(snapshot);
            TableShape item = side.tables().get(0);
            SharedTable shared = SharedTable.of(item, item);
            // begins it, as reading the position does
            assertThat(side.sum(SharedTable.of(
                                    side.tables().get(1), side.tables().get(1)))
                            .count())
                    .isZero();
            database.execute("INSERT INTO ITEM VALUES (2)", "UPDATE ITEM SET ID = 5 WHERE ID = 1");
            assertThat(side.sum(shared).count()).isEqualTo(1);
            assertThat(side.digests(shared, side.chunks(shared).keySet())).hasSize(1);
        }
    }

    @Test
    void whatOnlyPostgresHoldsIsComparedAndRepaired() {
        TestDatabase mine = Make.POSTGRESQL.fresh();
        TestDatabase theirs = Make.POSTGRESQL.fresh();
        for (TestDatabase database : List.of(mine, theirs)) {
            database.execute(
                    "CREATE TABLE ODD (ID INTEGER PRIMARY KEY, N NUMERIC, D DATE, T TIMESTAMP, Z TIMESTAMPTZ)");
        }
        theirs.execute(
                "INSERT INTO ODD VALUES (1, 'NaN', 'infinity', '-infinity', 'infinity')",
                "INSERT INTO ODD VALUES (2, '-Infinity', '-infinity', 'infinity', '-infinity')");
        mine.execute("INSERT INTO ODD VALUES (1, 'NaN', 'infinity', '-infinity', 'infinity')");
        try (SiteSnapshot one = SiteSnapshot.open(mine.dataSource());
                SiteSnapshot other = SiteSnapshot.open(theirs.dataSource())) {
            ComparedTables compared =
                    new Comparison(ComparedSite.side(one), ComparedSite.side(other), 100).run(Set.of());
            assertThat(compared.differences()).containsExactly(new Difference("ODD", "ID=2", "*", "a row", "no row"));
            try (LocalTransactions transactions = new LocalTransactions(mine)) {
                JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
                assertThat(new Repair(transactions, applier, 10)
                                .apply(Repair.plan(compared))
                                .refused())
                        .isEmpty();
            }
        }
    }

    @Test
    void comparisonEndsWhenItsProgressSaysSo() {
        here.execute("CREATE TABLE ITEM (ID INTEGER PRIMARY KEY)");
        here.execute("INSERT INTO ITEM SELECT X FROM SYSTEM_RANGE(1, 5000)");
        try (SiteSnapshot snapshot = SiteSnapshot.open(here.dataSource())) {
            Side side = new JdbcSide(snapshot, ApplicationTables.without(Set.of()), (table, rows) -> {
                if (rows == 3000) {
                    throw new IllegalStateException("cancelled in " + table);
                }
            });
            assertThatThrownBy(() -> new Comparison(side, side, 1).run()).hasMessage("cancelled in ITEM");
        }
    }
}
