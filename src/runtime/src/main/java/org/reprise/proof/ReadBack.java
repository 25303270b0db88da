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
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/**
 * Evidence is proved once more when it is applied: each row is read from the database, and must be what the primary made of it. So
 * a column that is narrower than the primary's, or a trigger, is found here and now.
 *
 * <p>Not read, because the evidence does not say what became of them: rows that a later statement or delete of the same event may
 * have changed, and rows of a table of which the event writes key columns, such as that of a list or of a one-sided reference.
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
        for (RowChange row : last(applied)) {
            prove(row);
        }
    }

    /** Each row as its last change leaves it. */
    private static Iterable<RowChange> last(List<Change> applied) {
        Set<String> moving = moving(applied);
        Map<List<Object>, RowChange> rows = new LinkedHashMap<>();
        for (Change change : applied) {
            if (change instanceof RowChange row && row.operation() != Operation.DELETE) {
                rows.merge(List.of(row.table(), row.key()), row, ReadBack::both);
            } else {
                rows.clear();
            }
        }
        rows.values().removeIf(row -> moving.contains(row.table()));
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
        SortedMap<String, Value> all = new TreeMap<>(first.written());
        all.putAll(second.written());
        return new RowChange(second.operation(), second.table(), second.key(), all, new TreeMap<>());
    }

    private void prove(RowChange row) throws SQLException {
        SortedMap<String, Value> written = row.written();
        if (written.isEmpty()) {
            return;
        }
        Table table = tables.table(connection, row.table());
        String columns = written.keySet().stream()
                .map(column -> table.column(column).name())
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT " + columns + " FROM " + table.name() + table.where(row.key()))) {
            table.bind(statement, List.of(Table.nonNull(row.key())));
            try (ResultSet found = statement.executeQuery()) {
                if (!found.next()) {
                    throw refused(row, "*", "a row", "nothing");
                }
                prove(row, table, written, found);
            }
        }
    }

    private static void prove(RowChange row, Table table, SortedMap<String, Value> written, ResultSet found)
            throws SQLException {
        int place = 1;
        for (Map.Entry<String, Value> each : written.entrySet()) {
            Value here = table.column(each.getKey()).read(found, place++, each.getValue());
            if (!here.equals(each.getValue().withoutPadding())) {
                throw refused(row, each.getKey(), each.getValue().toString(), here.toString());
            }
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
