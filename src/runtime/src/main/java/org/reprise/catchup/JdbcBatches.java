package org.reprise.catchup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.RowChange;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/** {@link TableWriter} by JDBC's batches of statements, which every make has. */
final class JdbcBatches implements TableWriter {
    private static final int BATCH = 1_000;

    private final Connection connection;
    private final RowReader reader;

    JdbcBatches(Connection connection, DatabaseMake make) {
        this.connection = connection;
        this.reader = new RowReader(connection, make);
    }

    @Override
    public void look(BulkTable table, List<NetRow> rows) throws SQLException {
        BeforeImages images = new BeforeImages(reader);
        images.at(table, rows);
        DriftException.refuse(images.differences());
    }

    @Override
    public void insert(BulkTable table, List<NetRow> rows) throws SQLException {
        for (Map.Entry<Set<String>, List<NetRow>> each : alike(rows).entrySet()) {
            List<SortedMap<String, Value>> all = each.getValue().stream()
                    .map(row -> whole(table.table(), row))
                    .toList();
            batch(
                    table.table(),
                    table.table().insert(all.get(0).keySet()),
                    all.stream().map(List::of).toList());
        }
        readBack(table, rows);
    }

    @Override
    public void update(BulkTable table, List<NetRow> rows) throws SQLException {
        for (Map.Entry<Set<String>, List<NetRow>> each : alike(rows).entrySet()) {
            SortedMap<String, Value> first =
                    table.table().updatable(each.getValue().get(0).after());
            String set = first.keySet().stream()
                    .map(column -> table.table().column(column).name() + " = ?")
                    .collect(Collectors.joining(", "));
            batch(
                    table.table(),
                    "UPDATE " + table.table().name() + " SET " + set
                            + table.table().where(each.getValue().get(0).key()),
                    each.getValue().stream()
                            .map(row -> List.of(table.table().updatable(row.after()), row.key()))
                            .toList());
        }
        readBack(table, rows);
    }

    @Override
    public void delete(BulkTable table, List<NetRow> rows) throws SQLException {
        if (!rows.isEmpty()) {
            batch(
                    table.table(),
                    "DELETE FROM " + table.table().name()
                            + table.table().where(rows.get(0).key()),
                    rows.stream().map(row -> List.of(row.key())).toList());
        }
    }

    private void batch(Table table, String sql, List<List<SortedMap<String, Value>>> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (List<SortedMap<String, Value>> each : parameters) {
                table.bind(statement, each);
                statement.addBatch();
                if (++waiting % BATCH == 0) {
                    statement.executeBatch();
                }
            }
            if (waiting % BATCH != 0) {
                statement.executeBatch();
            }
        }
    }

    /** Looks whether rows hold what they were given. */
    void readBack(BulkTable table, List<NetRow> rows) throws SQLException {
        reader.read(table.table(), rows, NetRow::after, (row, found) -> {
            if (found == null) {
                throw drift(table, row, "was written and is not found");
            }
            for (Map.Entry<String, Value> each : row.after().entrySet()) {
                Value here = found.column(each.getKey(), each.getValue());
                if (!here.equals(each.getValue())
                        && !here.equals(each.getValue().withoutPadding())) {
                    throw drift(
                            table,
                            row,
                            "was given " + each.getKey() + " " + each.getValue() + ", and " + here + " is read");
                }
            }
        });
    }

    private static DriftException drift(BulkTable table, NetRow row, String how) {
        return new DriftException(table.table().name() + " [" + RowChange.text(row.key()) + "] " + how);
    }

    static SortedMap<String, Value> whole(Table table, NetRow row) {
        SortedMap<String, Value> whole = table.insertable(row.after());
        whole.putAll(table.insertable(row.key()));
        return whole;
    }

    /** Those that write the same columns. */
    static Map<Set<String>, List<NetRow>> alike(List<NetRow> rows) {
        Map<Set<String>, List<NetRow>> alike = new LinkedHashMap<>();
        rows.forEach(row -> alike.computeIfAbsent(row.after().keySet(), each -> new ArrayList<>())
                .add(row));
        return alike;
    }
}
