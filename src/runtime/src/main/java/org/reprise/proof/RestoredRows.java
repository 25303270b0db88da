package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/** What rows must be once changes are taken back, and whether they are. In one thread. */
final class RestoredRows {
    /** A row that has a name. */
    private record Row(String table, SortedMap<String, Value> key) {}

    private final Connection connection;
    private final TableCatalog tables;

    /** Empty for a row that must not be there. */
    private final Map<Row, Optional<SortedMap<String, Value>>> wanted = new LinkedHashMap<>();

    RestoredRows(Connection connection, TableCatalog tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /**
     * A change of the row was taken back, which is older than those before.
     *
     * @param what columns that it must hold now; null where it must not be there
     */
    void want(Table table, RowChange row, SortedMap<String, Value> name, @Nullable SortedMap<String, Value> what) {
        if (!table.isKey(name)) {
            return;
        }
        wanted.merge(
                new Row(row.table(), RowUndo.name(table, name)),
                Optional.ofNullable(what),
                (newer, older) -> older.map(columns -> {
                    SortedMap<String, Value> both = new TreeMap<>(newer.orElseGet(TreeMap::new));
                    both.putAll(columns);
                    return both;
                }));
    }

    /** Reads them all. */
    void prove() {
        try {
            for (Map.Entry<Row, Optional<SortedMap<String, Value>>> each : wanted.entrySet()) {
                RowChange row = row(each.getKey(), each.getValue().orElseGet(TreeMap::new));
                Table table = tables.table(connection, row.table());
                long wantedRows = each.getValue().isPresent() ? 1 : 0;
                long there = JdbcRowApplier.count(connection, table, row);
                if (there != wantedRows) {
                    throw RowUndo.other(row, "there are " + there + " such rows at the end, not " + wantedRows);
                }
                proveHeld(table, row, row.key());
            }
        } catch (SQLException e) {
            throw new RowsRefusedException("the rows cannot be read again: " + e.getMessage(), e);
        }
    }

    /** Table and key of each. */
    List<RowChange> touched() {
        return wanted.keySet().stream().map(row -> row(row, new TreeMap<>())).toList();
    }

    private static RowChange row(Row row, SortedMap<String, Value> columns) {
        return new RowChange(Operation.UPDATE, row.table(), row.key(), columns, new TreeMap<>());
    }

    /** All rows known by {@code named} must hold what the change gave them. */
    void proveHeld(Table table, RowChange row, SortedMap<String, Value> named) throws SQLException {
        if (row.after().isEmpty()) {
            return;
        }
        String columns = row.after().keySet().stream()
                .map(column -> table.column(column).name())
                .collect(Collectors.joining(", "));
        String sql = "SELECT " + columns + " FROM " + table.name() + table.where(named);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            table.bind(select, List.of(Table.nonNull(named)));
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    proveHeld(table, row, found);
                }
            }
        }
    }

    private static void proveHeld(Table table, RowChange row, ResultSet found) throws SQLException {
        int place = 1;
        for (Map.Entry<String, Value> each : row.after().entrySet()) {
            Value here = table.column(each.getKey()).read(found, place++, each.getValue());
            if (!here.equals(each.getValue().withoutPadding()) && !here.isSame(each.getValue())) {
                throw RowUndo.other(row, each.getKey() + " holds " + here + ", not " + each.getValue());
            }
        }
    }
}
