package org.reprise.catchup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/** Reads many rows of a table by their keys. Of one connection, in one thread. */
final class RowReader {
    /** What a round trip costs nothing for is asked row by row: these makes find a row by its key, and not always several. */
    private static final int ONE = 1;

    private static final int MANY = 500;

    interface Seen {
        /** @param found null when the row is not there */
        void row(NetRow row, @Nullable Found found) throws SQLException;
    }

    /** A row under the cursor. */
    record Found(Table table, ResultSet cursor, List<String> columns) {
        Value column(String column, Value expected) throws SQLException {
            return table.column(column).held(cursor, columns.indexOf(column) + 1, expected);
        }
    }

    private final Connection connection;
    private final int together;

    RowReader(Connection connection, DatabaseMake make) {
        this.connection = connection;
        this.together = make == DatabaseMake.H2 || make == DatabaseMake.HSQLDB ? ONE : MANY;
    }

    /** @param wanted the columns to read of a row, beside its key */
    void read(Table table, List<NetRow> rows, Function<NetRow, SortedMap<String, Value>> wanted, Seen seen)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<String> columns = Stream.concat(
                        rows.get(0).key().keySet().stream(),
                        rows.stream()
                                .flatMap(row -> wanted.apply(row).keySet().stream())
                                .collect(Collectors.toCollection(TreeSet::new))
                                .stream())
                .toList();
        int at = 0;
        while (at < rows.size()) {
            int size = Math.min(together, rows.size() - at);
            try (PreparedStatement select = connection.prepareStatement(select(table, columns, rows.get(0), size))) {
                for (; at + size <= rows.size(); at += size) {
                    read(select, table, columns, rows.subList(at, at + size), seen);
                }
            }
        }
    }

    private static String select(Table table, List<String> columns, NetRow first, int size) {
        List<String> key = first.key().keySet().stream()
                .map(column -> table.column(column).name())
                .toList();
        String names =
                columns.stream().map(column -> table.column(column).name()).collect(Collectors.joining(", "));
        String condition = key.size() == 1
                ? key.get(0) + " IN (" + repeat("?", ", ", size) + ")"
                : repeat(
                        key.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND ", "(", ")")),
                        " OR ",
                        size);
        return "SELECT " + names + " FROM " + table.name() + " WHERE " + condition;
    }

    private static String repeat(String text, String between, int times) {
        return Stream.generate(() -> text).limit(times).collect(Collectors.joining(between));
    }

    private static void read(PreparedStatement select, Table table, List<String> columns, List<NetRow> rows, Seen seen)
            throws SQLException {
        Map<List<Value>, NetRow> waiting = new HashMap<>();
        for (NetRow row : rows) {
            List<Value> key =
                    row.key().values().stream().map(Value::withoutPadding).toList();
            if (waiting.put(key, row) != null) {
                throw new DriftException(
                        table.name() + " has several rows whose keys are " + key + " but for blanks at the end");
            }
        }
        table.bind(select, rows.stream().map(NetRow::key).toList());
        try (ResultSet cursor = select.executeQuery()) {
            Found found = new Found(table, cursor, columns);
            while (cursor.next()) {
                // one with another key than was asked for is one that this database takes for it
                NetRow row = waiting.remove(key(found, rows.get(0)));
                if (row != null) {
                    seen.row(row, found);
                }
            }
        }
        for (NetRow missed : waiting.values()) {
            seen.row(missed, null);
        }
    }

    private static List<Value> key(Found found, NetRow first) throws SQLException {
        List<Value> key = new ArrayList<>();
        int place = 1;
        for (Map.Entry<String, Value> each : first.key().entrySet()) {
            key.add(found.table
                    .column(each.getKey())
                    .held(found.cursor, place++, new Value(each.getValue().kind(), ""))
                    .withoutPadding());
        }
        return key;
    }
}
