package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/**
 * Evidence is proved once more when it is applied: each row is read from the database, and must be what the primary made of it. So
 * a column that is narrower than the primary's, or a trigger, is found here and now.
 *
 * <p>Not read, because the evidence does not say what became of them: rows that a later statement or delete of the same event may
 * have changed, and rows of a table of which the event writes key columns, such as that of a list or of a one-sided reference. Of rows
 * without a key, there must be as many equal ones at least as were inserted.
 */
final class ReadBack {
    private final Connection connection;
    private final TableCatalog tables;

    ReadBack(Connection connection, TableCatalog tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** @throws RowsRefusedException when a row is not as it was written; names table, key and column */
    void prove(List<Change> applied) throws SQLException {
        Set<String> moving = moving(applied);
        Map<RowChange, Integer> copies = new LinkedHashMap<>();
        for (RowChange row : last(applied)) {
            if (moving.contains(row.table())) {
                continue;
            }
            if (JdbcRowApplier.isContent(tables.table(connection, row.table()), row)) {
                copies.merge(row, 1, Integer::sum);
            } else {
                prove(row);
            }
        }
        for (Map.Entry<RowChange, Integer> each : copies.entrySet()) {
            prove(each.getKey(), each.getValue());
        }
    }

    /** Each row as its last change leaves it, and each that was inserted without a key. */
    private Iterable<RowChange> last(List<Change> applied) throws SQLException {
        Map<List<Object>, RowChange> rows = new LinkedHashMap<>();
        int place = 0;
        for (Change change : applied) {
            if (!(change instanceof RowChange row) || row.operation() == Operation.DELETE) {
                rows.clear();
            } else if (JdbcRowApplier.isContent(tables.table(connection, row.table()), row)) {
                rows.put(List.of(place++), row);
            } else {
                rows.merge(List.of(row.table(), row.key()), row, ReadBack::both);
            }
        }
        return rows.values();
    }

    /** The tables of which not every row is named by the same columns from first to last. */
    private static Set<String> moving(List<Change> applied) {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> moving = new HashSet<>();
        for (Change change : applied) {
            if (change instanceof RowChange row) {
                Set<String> key = row.key().keySet();
                Set<String> first = keys.putIfAbsent(row.table(), key);
                if ((first != null && !first.equals(key))
                        || !Collections.disjoint(key, row.after().keySet())) {
                    moving.add(row.table());
                }
            }
        }
        return moving;
    }

    private static RowChange both(RowChange first, RowChange second) {
        SortedMap<String, Value> all = new TreeMap<>(first.after());
        all.putAll(second.after());
        return new RowChange(second.operation(), second.table(), second.key(), all, new TreeMap<>());
    }

    /** Whether the row that a database finds by this key has it, and not one that the database takes for it. */
    void proveKey(RowChange row) throws SQLException {
        if (row.key().values().stream().anyMatch(value -> value.kind() == Value.Kind.TEXT)) {
            read(row, new TreeMap<>(), false);
        }
    }

    private void prove(RowChange row) throws SQLException {
        read(row, row.after(), true);
    }

    private void read(RowChange row, SortedMap<String, Value> wanted, boolean must) throws SQLException {
        Table table = tables.table(connection, row.table());
        SortedMap<String, Value> key = Table.nonNull(row.key());
        String columns = Stream.concat(key.keySet().stream(), wanted.keySet().stream())
                .map(column -> table.column(column).name())
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + columns + " FROM " + table.name() + table.where(row.key()))) {
            table.bind(statement, List.of(key));
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    if (must) {
                        throw refused(row, "*", "a row", "nothing");
                    }
                    return;
                }
                prove(row, table, found);
                prove(row, table, wanted, found, key.size());
            }
        }
    }

    private static void prove(RowChange row, Table table, ResultSet found) throws SQLException {
        int place = 1;
        for (Map.Entry<String, Value> each : Table.nonNull(row.key()).entrySet()) {
            Column column = table.column(each.getKey());
            if (!column.isKey(found, place, each.getValue())) {
                throw new RowsRefusedException(
                        row.table() + " [" + row.keyText() + "] and the row with " + each.getKey() + " '"
                                + found.getString(place) + "' are one for this site's database. Give the column "
                                + column.name() + " a type or a collation that tells its keys apart, as the primary's"
                                + " does; then retry",
                        null);
            }
            place++;
        }
    }

    private static void prove(RowChange row, Table table, SortedMap<String, Value> written, ResultSet found, int keys)
            throws SQLException {
        int place = keys + 1;
        for (Map.Entry<String, Value> each : written.entrySet()) {
            Value here = table.column(each.getKey()).read(found, place++, each.getValue());
            if (!here.equals(each.getValue().withoutPadding())) {
                throw refused(row, each.getKey(), each.getValue().toString(), here.toString());
            }
        }
    }

    /** There may be more, from other events. Not every make finds a float or a large object by its content. */
    private void prove(RowChange row, int copies) throws SQLException {
        Table table = tables.table(connection, row.table());
        if (row.key().entrySet().stream()
                .anyMatch(each ->
                        table.column(each.getKey()).isLarge() || each.getValue().kind() == Value.Kind.FLOAT)) {
            return;
        }
        long found = JdbcRowApplier.count(connection, table, row);
        if (found < copies) {
            throw refused(row, "*", copies + " rows", String.valueOf(found));
        }
    }

    private static RowsRefusedException refused(RowChange row, String column, String written, String read) {
        return new RowsRefusedException(
                row.table() + " [" + row.keyText() + "] " + column + ": " + written + " was written and " + read
                        + " is read. Make the column hold what the primary's holds, or take the trigger away that changes"
                        + " it; then retry",
                null);
    }
}
