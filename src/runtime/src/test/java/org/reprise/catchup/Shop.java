package org.reprise.catchup;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Tables of shops, their items and some more, and changes of their rows; rows of several events in one transaction. */
final class Shop implements AutoCloseable {
    static final List<String> TABLES = List.of("SHOP", "ITEM", "PLACE", "TAG");

    final TestDatabase database;
    final LocalTransactions transactions;
    final JdbcRowApplier single;
    private final BulkRows bulk;

    Shop(Make make) {
        database = make.fresh();
        database.execute(
                "CREATE TABLE SHOP (ID INTEGER NOT NULL PRIMARY KEY, NAME VARCHAR(20) NOT NULL UNIQUE, CITY VARCHAR(20) DEFAULT 'none')",
                "CREATE TABLE ITEM (ID BIGINT NOT NULL PRIMARY KEY, SHOP_ID INTEGER, NAME VARCHAR(20),"
                        + " PRICE DECIMAL(10,2), POS INTEGER UNIQUE, SINCE TIMESTAMP"
                        + (make == Make.MARIADB ? "(6) NULL" : "")
                        + ", WEIGHT DOUBLE PRECISION"
                        + ", CONSTRAINT ITEM_SHOP FOREIGN KEY (SHOP_ID) REFERENCES SHOP (ID))",
                "CREATE TABLE PLACE (SHOP_ID INTEGER NOT NULL, CODE VARCHAR(10) NOT NULL, ITEM_ID BIGINT, PRIMARY KEY (SHOP_ID, CODE),"
                        + " CONSTRAINT PLACE_ITEM FOREIGN KEY (ITEM_ID) REFERENCES ITEM (ID))",
                "CREATE TABLE TAG (ITEM_ID BIGINT, TAG VARCHAR(20), CONSTRAINT TAG_ITEM FOREIGN KEY (ITEM_ID) REFERENCES ITEM (ID))");
        transactions = new LocalTransactions(database);
        single = new JdbcRowApplier(transactions.dataSource(), statement -> {});
        bulk = new BulkRows(transactions.dataSource(), single, () -> false);
    }

    /** One event after the other, as it is without this package. */
    void singly(List<List<Change>> events) {
        transactions.run(() -> events.forEach(single::apply));
    }

    /** All events in one transaction. */
    void together(List<List<Change>> events) {
        transactions.run(() -> {
            BulkRows.Run run = bulk.begin(true);
            events.forEach(run::add);
            run.flush();
        });
    }

    void clear() {
        database.execute("DELETE FROM TAG", "DELETE FROM PLACE", "DELETE FROM ITEM", "DELETE FROM SHOP");
    }

    /** All rows of all tables, sorted. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        TABLES.forEach(table -> rows.addAll(rows(table)));
        return rows;
    }

    List<String> rows(String table) {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            while (found.next()) {
                StringBuilder row = new StringBuilder(table);
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.append('|').append(found.getString(i));
                }
                rows.add(row.toString());
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows.stream().sorted().toList();
    }

    @Override
    public void close() {
        transactions.close();
    }

    static RowChange change(
            Operation operation, String table, Map<String, ?> key, Map<String, ?> after, Map<String, ?> before) {
        return new RowChange(operation, table, values(key), values(after), values(before));
    }

    static RowChange insert(String table, Map<String, ?> key, Map<String, ?> after) {
        return change(Operation.INSERT, table, key, after, Map.of());
    }

    static RowChange update(String table, Map<String, ?> key, Map<String, ?> after, Map<String, ?> before) {
        return change(Operation.UPDATE, table, key, after, before);
    }

    static RowChange delete(String table, Map<String, ?> key) {
        return change(Operation.DELETE, table, key, Map.of(), Map.of());
    }

    static TreeMap<String, Value> values(Map<String, ?> columns) {
        TreeMap<String, Value> values = new TreeMap<>();
        columns.forEach((column, value) -> values.put(column, value(column, value)));
        return values;
    }

    private static Value value(String column, @Nullable Object value) {
        return switch (column) {
            case "PRICE" -> Value.of(value == null ? null : new BigDecimal(value.toString()));
            case "SINCE" -> Value.of(value == null ? null : LocalDateTime.parse(value.toString()));
            default -> Value.of(value);
        };
    }
}
