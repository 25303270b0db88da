package org.reprise.catchup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.catchup.Shop.delete;
import static org.reprise.catchup.Shop.insert;
import static org.reprise.catchup.Shop.update;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.proof.Change;
import org.reprise.testing.Make;

/** Which rows go in arrays, and what becomes of those that do not. */
final class PostgresArraysTest {
    private final Shop shop = new Shop(Make.POSTGRESQL);
    private final List<String> statements = new ArrayList<>();
    private final BulkRows bulk = new BulkRows(
            shop.transactions.dataSource(),
            shop.single,
            () -> false,
            connection -> new PostgresArrays(noting(connection)));

    @AfterEach
    void close() {
        shop.close();
    }

    private Connection noting(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) args[0]);
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private void together(List<List<Change>> events) {
        shop.transactions.run(() -> {
            BulkRows.Run run = bulk.begin(true);
            events.forEach(run::add);
            run.flush();
        });
    }

    /** But for those that say how rows are to be found. */
    private List<String> writing() {
        return statements.stream()
                .filter(each -> !each.contains("_config"))
                .filter(each -> !each.contains("_setting"))
                .toList();
    }

    @Test
    void valuesOfAllTypesGoInOneStatementOfEachKind() {
        shop.database.execute(BulkTypesTest.table(Make.POSTGRESQL));
        List<List<Change>> events = BulkTypesTest.events();
        together(events.subList(0, 24));
        together(events.subList(24, events.size()));
        assertThat(writing()).hasSize(3).allSatisfy(each -> assertThat(each).contains("unnest"));
        assertThat(shop.rows("KINDS")).hasSize(16);
    }

    @Test
    void tablesOfOtherSchemasAndNamesInAnyCaseGoInArrays() {
        shop.database.execute(
                "CREATE SCHEMA \"Side\"",
                "CREATE TABLE \"Side\".\"Order Line\" (\"Id\" INTEGER, \"group\" VARCHAR(9) COLLATE \"C\", \"Note\" TEXT,"
                        + " PRIMARY KEY (\"Id\", \"group\"))");
        List<Change> come = new ArrayList<>();
        List<Change> change = new ArrayList<>();
        List<Change> go = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Map<String, Object> key = Map.of("ID", i, "GROUP", "g'" + i);
            come.add(insert("SIDE.ORDER LINE", key, Map.of("NOTE", "new")));
            change.add(update("SIDE.ORDER LINE", key, Map.of("NOTE", "changed"), Map.of("NOTE", "new")));
            go.add(delete("SIDE.ORDER LINE", key));
        }
        together(List.of(come));
        together(List.of(change));
        assertThat(shop.rows("\"Side\".\"Order Line\"")).hasSize(9).allSatisfy(row -> assertThat(row)
                .endsWith("changed"));
        together(List.of(go));
        assertThat(writing()).hasSize(3).allSatisfy(each -> assertThat(each).contains("unnest"));
        assertThat(shop.rows("\"Side\".\"Order Line\"")).isEmpty();
    }

    @Test
    void columnsOfATypeOfTheApplicationAreWrittenInBatches() {
        shop.database.execute(
                "CREATE TYPE MOOD AS ENUM ('good', 'bad')", "CREATE TABLE DAY_ (ID INTEGER PRIMARY KEY, MOOD MOOD)");
        List<Change> come = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            come.add(insert("DAY_", Map.of("ID", i), Map.of("MOOD", "good")));
        }
        together(List.of(come));
        assertThat(writing()).noneMatch(each -> each.contains("unnest"));
        assertThat(shop.rows("DAY_")).hasSize(9);
    }

    /** JSON is one value in any spelling, and a database keeps it in its own. */
    @Test
    void rowsThatAreTheSameInAnotherSpellingAreLookedAtAgain() {
        shop.database.execute(
                "CREATE TABLE DOC (ID INTEGER PRIMARY KEY, TXT JSON, BIN JSONB)",
                "INSERT INTO DOC SELECT i, '{\"a\": 1,\"b\":2}', '{\"a\": 1,\"b\":2}' FROM generate_series(1, 9) i");
        List<Change> change = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            change.add(update(
                    "DOC",
                    Map.of("ID", i),
                    Map.of("TXT", "{\"c\":  1}", "BIN", "{\"c\":  1}"),
                    Map.of("TXT", i == 5 ? "{\"b\":2, \"a\":1}" : "{\"a\": 1,\"b\":2}", "BIN", "{\"b\":2,\"a\":1.0}")));
        }
        together(List.of(change));
        assertThat(shop.rows("DOC")).hasSize(9).contains("DOC|5|{\"c\":  1}|{\"c\": 1}");
    }

    @Test
    void oneRowOfManyThatIsAnotherIsNamed() {
        shop.database.execute("CREATE TABLE T (ID INTEGER PRIMARY KEY, A VARCHAR(9), B NUMERIC(5,2))");
        List<Change> come = new ArrayList<>();
        List<Change> change = new ArrayList<>();
        List<Change> go = new ArrayList<>();
        for (int i = 0; i < 4_500; i++) {
            come.add(insert("T", Map.of("ID", i), Map.of("A", "x", "B", 1)));
            change.add(update("T", Map.of("ID", i), Map.of("A", "y"), Map.of("A", "x")));
            go.add(delete("T", Map.of("ID", i)));
        }
        together(List.of(come));
        assertThat(writing()).as("so that parameters are bounded").hasSize(3);
        shop.database.execute("UPDATE T SET A = NULL WHERE ID = 4200");
        assertThatThrownBy(() -> together(List.of(change)))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("[ID=4200] A: x at the primary before, and here NULL");
        shop.database.execute("UPDATE T SET A = 'X' WHERE ID = 4200");
        assertThatThrownBy(() -> together(List.of(change))).isInstanceOf(DriftException.class);
        shop.database.execute("DELETE FROM T WHERE ID = 4200");
        assertThatThrownBy(() -> together(List.of(change)))
                .hasMessageContaining("[ID=4200] *: a row at the primary before, and here nothing");
        assertThatThrownBy(() -> together(List.of(go)))
                .hasMessageContaining("[ID=4200] *: a row at the primary before, and here nothing");
        assertThat(shop.rows("T")).hasSize(4_499).allSatisfy(row -> assertThat(row)
                .contains("|x|"));
    }

    @Test
    void columnThatHoldsLessIsFoundWhereManyAreInserted() {
        shop.database.execute("CREATE TABLE T (ID INTEGER PRIMARY KEY, B NUMERIC(5,2))");
        List<Change> come = new ArrayList<>();
        List<Change> change = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            come.add(insert("T", Map.of("ID", i), Map.of("PRICE", i == 7 ? "1.234" : "1")));
        }
        shop.database.execute("ALTER TABLE T RENAME B TO PRICE");
        assertThatThrownBy(() -> together(List.of(come)))
                .isInstanceOf(DriftException.class)
                .hasMessageContaining("[ID=7] was given PRICE 1.234, and 1.23 is read");
        shop.database.execute("INSERT INTO T SELECT i, 1 FROM generate_series(0, 8) i");
        for (int i = 0; i < 9; i++) {
            change.add(update("T", Map.of("ID", i), Map.of("PRICE", i == 7 ? "1.234" : "2"), Map.of("PRICE", "1")));
        }
        assertThatThrownBy(() -> together(List.of(change)))
                .hasMessageContaining("[ID=7] was given PRICE 1.234, and 1.23 is read");
    }

    @Test
    void queriesBehindItArePlannedAsBefore() {
        shop.database.execute("CREATE TABLE T (ID INTEGER PRIMARY KEY, A INTEGER)");
        List<Change> come = new ArrayList<>();
        List<Change> change = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            come.add(insert("T", Map.of("ID", i), Map.of("A", 1)));
            change.add(update("T", Map.of("ID", i), Map.of("A", 2), Map.of("A", 1)));
        }
        together(List.of(come));
        shop.transactions.run(() -> {
            String before = setting();
            BulkRows.Run run = bulk.begin(true);
            run.add(change);
            run.flush();
            assertThat(setting()).isEqualTo(before);
        });
        assertThat(statements).anyMatch(each -> each.contains("'off'"));
    }

    private String setting() {
        try (Connection connection = shop.transactions.dataSource().getConnection();
                ResultSet found = connection
                        .prepareStatement(
                                "SELECT current_setting('enable_hashjoin') || current_setting('enable_seqscan')")
                        .executeQuery()) {
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
