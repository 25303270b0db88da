package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.proof.RowChange.Operation;
import org.reprise.testing.BareDataSource;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Rows of evidence in databases of each make. */
final class JdbcRowApplierTest {
    private TestDatabase database;

    private void tables(Make make) {
        database = make.fresh();
        database.execute(
                "CREATE TABLE ITEM (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20), PRICE DECIMAL(10,2), STOCK INTEGER)");
        database.execute("CREATE TABLE TAG (ITEM_ID INTEGER, TAG VARCHAR(20))");
    }

    @ParameterizedTest
    @EnumSource
    void insertedRowIsThere(Make make) throws SQLException {
        tables(make);
        apply(item(Operation.INSERT, Map.of("NAME", "lamp", "PRICE", "4.50"), Map.of()));
        assertThat(rows("ITEM")).containsExactly("1|lamp|4.50|null");
    }

    @ParameterizedTest
    @EnumSource
    void insertOfARowThatIsThereOverwritesIt(Make make) throws SQLException {
        tables(make);
        database.execute("INSERT INTO ITEM VALUES (1, 'chair', 1, 2)");
        apply(item(Operation.INSERT, Map.of("NAME", "lamp", "PRICE", "4.50", "STOCK", 3), Map.of()));
        assertThat(rows("ITEM")).containsExactly("1|lamp|4.50|3");
    }

    @ParameterizedTest
    @EnumSource
    void updateWritesOnlyWhatThePrimaryWrote(Make make) throws SQLException {
        tables(make);
        database.execute("INSERT INTO ITEM VALUES (1, 'lamp', 1, 2)");
        apply(item(Operation.UPDATE, Map.of("PRICE", "4.50"), Map.of("STOCK", 9)));
        assertThat(rows("ITEM")).containsExactly("1|lamp|4.50|2");
    }

    @ParameterizedTest
    @EnumSource
    void updateThatMissesItsRowIsRefusedAndMakesNoneOfWhatMemoryHad(Make make) throws SQLException {
        tables(make);
        assertThatThrownBy(() -> apply(item(Operation.UPDATE, Map.of("PRICE", "4.50"), Map.of("STOCK", 9))))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("UPDATE of ITEM [ID=1] met 0 rows here and 1 at the primary");
        assertThat(rows("ITEM")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void jsonIsWhatWasWrittenWhateverFormItsTypeGivesIt(Make make) throws SQLException {
        tables(make);
        String type =
                switch (make) {
                    case POSTGRESQL -> "JSONB";
                    case HSQLDB -> "LONGVARCHAR";
                    default -> "JSON";
                };
        database.execute("CREATE TABLE NOTE (ID INTEGER NOT NULL PRIMARY KEY, TEXT " + type + ")");
        apply(note(Operation.INSERT, "{\"b\":[1.50,true,null],  \"a\":\"\u017c \"}"));
        assertThat(JsonText.canonical(rows("NOTE").get(0).substring(2)))
                .isEqualTo("{\"a\":\"\u017c \",\"b\":[1.5,true,null]}");
        apply(note(Operation.UPDATE, "{\"a\": {}, \"c\": []}"));
        assertThat(JsonText.canonical(rows("NOTE").get(0).substring(2))).isEqualTo("{\"a\":{},\"c\":[]}");
    }

    private static RowChange note(Operation operation, String text) {
        return new RowChange(
                operation,
                "NOTE",
                new TreeMap<>(Map.of("ID", Value.of(1))),
                new TreeMap<>(Map.of("TEXT", Value.of(text))),
                new TreeMap<>());
    }

    @ParameterizedTest
    @EnumSource
    void updateToWhatTheRowHoldsIsNoTrouble(Make make) throws SQLException {
        tables(make);
        database.execute("INSERT INTO ITEM VALUES (1, 'lamp', 4.50, 2)");
        apply(item(Operation.UPDATE, Map.of("PRICE", "4.50"), Map.of()));
        assertThat(rows("ITEM")).containsExactly("1|lamp|4.50|2");
    }

    @ParameterizedTest
    @EnumSource
    void deletedRowIsGoneAndADeletionThatMissesItsRowIsRefused(Make make) throws SQLException {
        tables(make);
        database.execute("INSERT INTO ITEM VALUES (1, 'lamp', 1, 2)");
        apply(item(Operation.DELETE, Map.of(), Map.of()));
        assertThat(rows("ITEM")).isEmpty();
        assertThatThrownBy(() -> apply(item(Operation.DELETE, Map.of(), Map.of())))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("DELETE of ITEM [ID=1] met 0 rows here and 1 at the primary");
    }

    @ParameterizedTest
    @EnumSource
    void equalRowsWithoutAKeyAreOneMoreEach(Make make) throws SQLException {
        tables(make);
        apply(tag(Operation.INSERT, "red"));
        apply(tag(Operation.INSERT, "red"));
        apply(tag(Operation.INSERT, "blue"));
        assertThat(rows("TAG")).containsExactlyInAnyOrder("1|red", "1|red", "1|blue");
        assertThatThrownBy(() -> apply(tag(Operation.DELETE, "red")))
                .hasMessageContaining("met 2 rows here and 1 at the primary");
        apply(tag(Operation.DELETE, "blue"));
    }

    @ParameterizedTest
    @EnumSource
    void rowIsNotWrittenUnderAKeyThatThisDatabaseTakesForAnother(Make make) throws SQLException {
        tables(make);
        database.execute(
                "CREATE TABLE WORD (W VARCHAR(20) NOT NULL PRIMARY KEY, N INTEGER)",
                "INSERT INTO WORD VALUES ('a', 1)");
        boolean oneKey = make == Make.HSQLDB || make == Make.MARIADB;
        if (!oneKey) {
            apply(word(Operation.INSERT, "a "));
            assertThat(rows("WORD")).containsExactlyInAnyOrder("a|1", "a |7");
            return;
        }
        for (Operation operation : Operation.values()) {
            assertThatThrownBy(() -> inTransaction(word(operation, "a ")))
                    .isInstanceOf(RowsRefusedException.class)
                    .hasMessageContaining("WORD [W=a ] and the row with W 'a' are one for this site's database");
        }
        assertThat(rows("WORD")).containsExactly("a|1");
    }

    @ParameterizedTest
    @EnumSource
    void rowWithoutAKeyIsFoundByItsContentEvenIfThatIsNull(Make make) throws SQLException {
        tables(make);
        database.execute("INSERT INTO TAG VALUES (1, NULL)");
        database.execute("INSERT INTO TAG VALUES (1, 'red')");
        TreeMap<String, Value> key = values(Map.of("ITEM_ID", 1));
        key.put("TAG", Value.NULL);
        apply(new RowChange(Operation.DELETE, "TAG", key, new TreeMap<>(), new TreeMap<>()));
        assertThat(rows("TAG")).containsExactly("1|red");
    }

    @ParameterizedTest
    @EnumSource
    void refusedRowIsNamed(Make make) {
        tables(make);
        assertThatThrownBy(() ->
                        apply(item(Operation.INSERT, Map.of("NAME", "a name of more than twenty letters"), Map.of())))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("INSERT of ITEM [ID=1]");
    }

    @ParameterizedTest
    @EnumSource
    void columnThatKeepsOtherThanWasWrittenIsNamed(Make make) throws SQLException {
        tables(make);
        assertThatThrownBy(() -> apply(item(Operation.INSERT, Map.of("PRICE", "4.505"), Map.of())))
                .isInstanceOf(RowsRefusedException.class)
                .hasMessageContaining("ITEM [ID=1] PRICE: 4.505 was written and 4.5");
        // what a later statement has made of it, the evidence does not say
        new JdbcRowApplier(database.dataSource(), statement -> {})
                .apply(List.of(
                        item(Operation.INSERT, Map.of("PRICE", "4.505"), Map.of()),
                        new OpaqueStatement(OpaqueStatement.Language.SQL, "DELETE FROM NOTE", List.of(), 0)));
    }

    @ParameterizedTest
    @EnumSource
    void rowThatAnEventOfNoSubscriptionMadeIsLeftOutWhereTheSiteIsPartial(Make make) throws SQLException {
        tables(make);
        RowChange update = item(Operation.UPDATE, Map.of("NAME", "lamp"), Map.of());
        RowChange delete = item(Operation.DELETE, Map.of(), Map.of());
        assertThatThrownBy(() -> apply(update)).isInstanceOf(RowsRefusedException.class);
        JdbcRowApplier partial = new JdbcRowApplier(database.dataSource(), statement -> {}, () -> true);
        partial.apply(List.of(update, delete));
        assertThat(rows("ITEM")).isEmpty();
        partial.apply(List.of(item(Operation.INSERT, Map.of("NAME", "chair"), Map.of()), update));
        assertThat(rows("ITEM")).singleElement().asString().contains("lamp");
    }

    private void apply(RowChange change) {
        new JdbcRowApplier(database.dataSource(), statement -> {}).apply(List.of(change));
    }

    /** Rolled back where it is refused. */
    private void inTransaction(RowChange change) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            try {
                new JdbcRowApplier(new OneConnection(connection), statement -> {}).apply(List.of(change));
                connection.commit();
            } finally {
                connection.rollback();
            }
        }
    }

    /** Which stays open. */
    private static final class OneConnection extends BareDataSource {
        private final Connection connection;

        OneConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        return method.getName().equals("close") ? null : method.invoke(connection, arguments);
                    });
        }
    }

    private static RowChange tag(Operation operation, String tag) {
        return new RowChange(
                operation, "TAG", values(Map.of("ITEM_ID", 1, "TAG", tag)), new TreeMap<>(), new TreeMap<>());
    }

    private static RowChange word(Operation operation, String word) {
        return new RowChange(
                operation,
                "WORD",
                values(Map.of("W", word)),
                values(operation == Operation.DELETE ? Map.of() : Map.of("N", 7)),
                new TreeMap<>());
    }

    private static RowChange item(Operation operation, Map<String, Object> after, Map<String, Object> before) {
        return new RowChange(operation, "ITEM", values(Map.of("ID", 1)), values(after), values(before));
    }

    private static TreeMap<String, Value> values(Map<String, ?> columns) {
        TreeMap<String, Value> values = new TreeMap<>();
        columns.forEach((column, value) -> values.put(
                column, column.equals("PRICE") ? Value.of(new BigDecimal((String) value)) : Value.of(value)));
        return values;
    }

    private List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }
}
