package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange.Operation;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Changes of rows taken back in databases of each make. */
final class RowUndoTest {
    private static final List<String> TABLES = List.of("ITEM", "TAG", "PART");
    private static final SortedMap<String, Value> NONE = new TreeMap<>();

    private TestDatabase database;

    private void tables(Make make) {
        database = make.fresh();
        database.execute(
                "CREATE TABLE ITEM (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), PRICE DECIMAL(10,2), WEIGHT DOUBLE PRECISION)",
                "CREATE TABLE PART (ID INTEGER NOT NULL PRIMARY KEY, ITEM_ID INTEGER REFERENCES ITEM (ID))",
                "CREATE TABLE TAG (ITEM_ID INTEGER, TAG VARCHAR(20), PLACE INTEGER)",
                "INSERT INTO ITEM VALUES (1, 'lamp', 4.50, 0.1)",
                "INSERT INTO ITEM VALUES (2, 'chair', 9, NULL)",
                "INSERT INTO TAG VALUES (1, 'new', 0)",
                "INSERT INTO TAG VALUES (1, 'red', 1)",
                "INSERT INTO TAG VALUES (2, 'red', 0)");
    }

    private static SortedMap<String, Value> row(Object... pairs) {
        SortedMap<String, Value> row = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], Value.of(pairs[i + 1]));
        }
        return row;
    }

    private static RowChange insert(String table, SortedMap<String, Value> key, SortedMap<String, Value> after) {
        return new RowChange(Operation.INSERT, table, key, after, NONE);
    }

    private static RowChange update(
            String table,
            SortedMap<String, Value> key,
            SortedMap<String, Value> after,
            SortedMap<String, Value> before) {
        return new RowChange(Operation.UPDATE, table, key, after, before);
    }

    private static RowChange delete(String table, SortedMap<String, Value> key) {
        return new RowChange(Operation.DELETE, table, key, NONE, NONE);
    }

    /** Several events, some on one row; the evidence as it is sent. */
    private static final List<List<Change>> EVENTS = List.of(
            List.of(
                    insert("ITEM", row("ID", 3), row("NAME", "desk", "PRICE", new BigDecimal("7.25"), "WEIGHT", 0.3)),
                    insert("PART", row("ID", 1), row("ITEM_ID", 3)),
                    insert("TAG", row("ITEM_ID", 3, "TAG", "old", "PLACE", 0), NONE)),
            List.of(
                    update("ITEM", row("ID", 1), row("PRICE", 5), row("PRICE", new BigDecimal("4.5"), "NAME", "lamp")),
                    update("ITEM", row("ID", 1), row("PRICE", 6, "NAME", "lamps"), row("PRICE", 5, "NAME", "lamp"))),
            List.of(
                    update("ITEM", row("ID", 1), row("PRICE", 7, "WEIGHT", null), row("PRICE", 6))
                            .of(List.of(row("ID", 1, "NAME", "lamps", "PRICE", 6, "WEIGHT", 0.1))),
                    update("PART", row("ID", 1), row("ITEM_ID", null), row("ITEM_ID", 3))),
            List.of(
                    delete("PART", row("ID", 1)).of(List.of(row("ID", 1, "ITEM_ID", null))),
                    delete("ITEM", row("ID", 2))
                            .of(List.of(row("ID", 2, "NAME", "chair", "PRICE", 9, "WEIGHT", null)))),
            List.of(
                    insert("ITEM", row("ID", 2), row("NAME", "stool", "PRICE", 1, "WEIGHT", null)),
                    update("ITEM", row("ID", 2), row("PRICE", 2), row("PRICE", 1))),
            List.of(
                    delete("TAG", row("ITEM_ID", 1, "TAG", "new", "PLACE", 0)),
                    update("TAG", row("ITEM_ID", 1, "PLACE", 1), row("PLACE", 0), NONE),
                    insert("TAG", row("ITEM_ID", 1, "TAG", "red", "PLACE", 0), NONE),
                    insert("TAG", row("ITEM_ID", 1, "TAG", "red", "PLACE", 0), NONE)),
            List.of(delete("TAG", row("ITEM_ID", 1))
                    .met(3)
                    .of(Collections.nCopies(3, row("ITEM_ID", 1, "TAG", "red", "PLACE", 0)))));

    private static List<Change> sent(List<Change> changes) {
        List<Change> read = EvidenceJson.decode(EvidenceJson.encode(changes), WriteSet.proof(changes));
        assertThat(read).isEqualTo(changes);
        return read;
    }

    @ParameterizedTest
    @EnumSource
    void allRowsAreWhatTheyWereBeforeTheEvents(Make make) throws SQLException {
        tables(make);
        List<String> before = dump();
        RowApplier applier = new JdbcRowApplier(database.dataSource(), statement -> {});
        for (List<Change> event : EVENTS) {
            applier.apply(event);
        }
        assertThat(dump()).isNotEqualTo(before);

        List<RowChange> touched = undo(EVENTS);

        assertThat(dump()).isEqualTo(before);
        assertThat(touched).map(RowChange::keyText).contains("ID=1", "ID=2", "ID=3");
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatASupersedingEventWroteWholeAreTakenBack(Make make) throws SQLException {
        tables(make);
        List<String> before = dump();
        List<Change> whole = WriteSet.whole(List.of(
                update("ITEM", row("ID", 1), row("PRICE", 5), row("PRICE", new BigDecimal("4.5"), "NAME", "lamp"))));
        new JdbcRowApplier(database.dataSource(), statement -> {}).apply(whole);

        undo(List.of(whole));

        assertThat(dump()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aRowThatIsNotAsItsEventLeftItIsRefusedWithItsName(Make make) throws SQLException {
        tables(make);
        RowChange change = update("ITEM", row("ID", 1), row("PRICE", 5), row("PRICE", new BigDecimal("4.5")));
        assertThatThrownBy(() -> undo(List.of(List.of(change))))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("ITEM [ID=1]")
                .hasMessageContaining("PRICE holds 4.5, not 5");
        assertThatThrownBy(() -> undo(List.of(List.of(insert("ITEM", row("ID", 9), row("NAME", "x"))))))
                .hasMessageContaining("there are 0 such rows");
        assertThatThrownBy(() -> undo(List.of(List.of(delete("ITEM", row("ID", 1))
                        .of(List.of(row("ID", 1, "NAME", "lamp", "PRICE", 4, "WEIGHT", null)))))))
                .hasMessageContaining("the row is there again");
    }

    @ParameterizedTest
    @EnumSource
    void whatNothingSaysTheBeforeOfIsRefused(Make make) throws SQLException {
        tables(make);
        database.execute("DELETE FROM TAG WHERE ITEM_ID = 2");
        assertThatThrownBy(() -> undo(List.of(List.of(delete("TAG", row("ITEM_ID", 2))))))
                .hasMessageContaining("TAG [ITEM_ID=2]")
                .hasMessageContaining("nothing says what the row held before");
        assertThatThrownBy(() -> undo(List.of(List.of(update(
                        "ITEM", row("ID", 1), row("PRICE", new BigDecimal("4.5"), "NAME", "lamp"), row("PRICE", 1))))))
                .hasMessageContaining("nothing says what the row held before");
        assertThatThrownBy(() -> undo(List.of(
                        List.of(new OpaqueStatement(Language.JPQL, "UPDATE Item i SET i.price = 0", List.of(), 2)))))
                .hasMessageContaining("'UPDATE Item i SET i.price = 0' met 2 rows");
        undo(List.of(List.of(new OpaqueStatement(Language.JPQL, "UPDATE Item i SET i.price = 0", List.of(), 0))));
    }

    /** The owner would be there again, and its pets would not. */
    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseDeletesBesideIsRefused(Make make) throws SQLException {
        tables(make);
        database.execute(
                "CREATE TABLE OWNER_ (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20))",
                "CREATE TABLE PET (ID INTEGER NOT NULL PRIMARY KEY, OWNER_ID INTEGER,"
                        + " FOREIGN KEY (OWNER_ID) REFERENCES OWNER_ (ID) ON DELETE CASCADE)",
                "INSERT INTO OWNER_ VALUES (1, 'ada')",
                "INSERT INTO PET VALUES (1, 1)",
                "DELETE FROM OWNER_ WHERE ID = 1");
        RowChange gone = delete("OWNER_", row("ID", 1)).of(List.of(row("ID", 1, "NAME", "ada")));
        assertThatThrownBy(() -> undo(List.of(List.of(gone))))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("the DELETE of OWNER_ [ID=1]")
                .hasMessageMatching("(?i).*written other rows beside it \\(ON DELETE of the foreign key of PET\\).*");

        database.execute("INSERT INTO OWNER_ VALUES (2, 'bob')");
        undo(List.of(List.of(insert("OWNER_", row("ID", 2), row("NAME", "bob")))));
    }

    /** With the owner the database would delete a pet that came otherwise, and nobody would know. */
    @ParameterizedTest
    @EnumSource
    void whatTheDatabaseWouldDeleteWithARowIsRefused(Make make) throws SQLException {
        tables(make);
        database.execute(
                "CREATE TABLE OWNER_ (ID INTEGER NOT NULL PRIMARY KEY, BOSS INTEGER,"
                        + " FOREIGN KEY (BOSS) REFERENCES OWNER_ (ID) ON DELETE SET NULL)",
                "CREATE TABLE PET (ID INTEGER NOT NULL PRIMARY KEY, OWNER_ID INTEGER,"
                        + " FOREIGN KEY (OWNER_ID) REFERENCES OWNER_ (ID) ON DELETE CASCADE)",
                "INSERT INTO OWNER_ VALUES (1, 1)",
                "INSERT INTO PET VALUES (1, 1)",
                "INSERT INTO PET VALUES (2, 1)");
        List<Change> made = List.of(
                insert("OWNER_", row("ID", 1), row("BOSS", 1)), insert("PET", row("ID", 1), row("OWNER_ID", 1)));
        assertThatThrownBy(() -> undo(List.of(made)))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("the INSERT of OWNER_ [ID=1] cannot be taken back")
                .hasMessageMatching("(?i).* 1 rows of PET refer to it, which nothing that is taken back has written.*");

        database.execute("DELETE FROM PET", "INSERT INTO PET VALUES (1, 1)");
        undo(List.of(made));
    }

    /** It notes each item in a table that no event knows. */
    @ParameterizedTest
    @EnumSource
    void whatATriggerMayHaveWrittenBesideIsRefused(Make make) throws SQLException {
        tables(make);
        database.execute("CREATE TABLE NOTE (ITEM_ID INTEGER)");
        String trigger = "CREATE TRIGGER ITEM_NOTED AFTER INSERT ON ITEM ";
        switch (make) {
            case H2 -> database.execute(trigger + "FOR EACH ROW CALL '" + Noting.class.getName() + "'");
            case HSQLDB ->
                database.execute(trigger + "REFERENCING NEW AS N FOR EACH ROW INSERT INTO NOTE VALUES (N.ID)");
            case MARIADB -> database.execute(trigger + "FOR EACH ROW INSERT INTO NOTE VALUES (NEW.ID)");
            case POSTGRESQL ->
                database.execute(
                        "CREATE FUNCTION NOTED() RETURNS TRIGGER AS 'BEGIN INSERT INTO NOTE VALUES (NEW.ID); RETURN NULL;"
                                + " END' LANGUAGE plpgsql",
                        trigger + "FOR EACH ROW EXECUTE FUNCTION NOTED()");
        }
        database.execute("INSERT INTO ITEM VALUES (9, 'desk', 7, NULL)");
        RowChange made = insert("ITEM", row("ID", 9), row("NAME", "desk", "PRICE", 7, "WEIGHT", null));
        assertThatThrownBy(() -> undo(List.of(List.of(made))))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("the INSERT of ITEM [ID=9]")
                .hasMessageContaining("its trigger");
    }

    /** H2 has its triggers in Java. */
    public static final class Noting implements org.h2.api.Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            try (Statement note = connection.createStatement()) {
                note.execute("INSERT INTO NOTE VALUES (" + after[0] + ")");
            }
        }
    }

    private List<RowChange> undo(List<List<Change>> events) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            RowUndo undo = new RowUndo(connection, new TableCatalog());
            List<List<Change>> newestFirst = new ArrayList<>(events);
            Collections.reverse(newestFirst);
            newestFirst.forEach(event -> undo.undo(sent(event)));
            undo.prove();
            return undo.touched();
        }
    }

    private List<String> dump() throws SQLException {
        List<String> all = new ArrayList<>();
        for (String table : TABLES) {
            for (String row : rows(table)) {
                all.add(table + " " + row);
            }
        }
        return all;
    }

    private List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement select = connection.createStatement();
                ResultSet found = select.executeQuery("SELECT * FROM " + table)) {
            while (found.next()) {
                List<String> columns = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    columns.add(found.getString(i));
                }
                rows.add(String.join("|", columns.stream().map(String::valueOf).toList()));
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
