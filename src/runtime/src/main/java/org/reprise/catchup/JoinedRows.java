package org.reprise.catchup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/**
 * {@link TableWriter} by statements of many rows each, as MariaDB takes them: an insert with many rows, an update that joins a list of rows by
 * their key where that is of numbers, a delete by many keys. Rows are looked at before and read again behind as {@link JdbcBatches} does it.
 */
final class JoinedRows implements TableWriter {
    /** So that a statement is bounded, and is one of few. */
    private static final int MOST = 250;

    private final Connection connection;
    private final JdbcBatches batches;

    JoinedRows(Connection connection) {
        this.connection = connection;
        this.batches = new JdbcBatches(connection, DatabaseMake.MARIADB);
    }

    @Override
    public void look(BulkTable table, List<NetRow> rows) throws SQLException {
        batches.look(table, rows);
    }

    private interface Sql {
        String of(int rows);
    }

    private void write(Table table, Sql sql, List<SortedMap<String, Value>> rows) throws SQLException {
        for (int at = 0; at < rows.size(); at += MOST) {
            List<SortedMap<String, Value>> some = rows.subList(at, Math.min(rows.size(), at + MOST));
            execute(table, sql.of(some.size()), some);
        }
    }

    private void execute(Table table, String sql, List<SortedMap<String, Value>> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            table.bind(statement, parameters);
            statement.executeUpdate();
        }
    }

    private static String rows(int columns, int rows) {
        String row = "(" + "?, ".repeat(columns - 1) + "?)";
        return (row + ", ").repeat(rows - 1) + row;
    }

    @Override
    public void insert(BulkTable bulk, List<NetRow> rows) throws SQLException {
        Table table = bulk.table();
        for (Map.Entry<Set<String>, List<NetRow>> each : JdbcBatches.alike(rows).entrySet()) {
            List<SortedMap<String, Value>> whole = each.getValue().stream()
                    .map(row -> JdbcBatches.whole(table, row))
                    .toList();
            Set<String> columns = whole.get(0).keySet();
            write(table, many -> table.insertInto(columns) + " VALUES " + rows(columns.size(), many), whole);
        }
        batches.readBack(bulk, rows);
    }

    /** By a text, of which the database may know another order than the list has, rows are found one by one. */
    @Override
    public void update(BulkTable bulk, List<NetRow> rows) throws SQLException {
        List<NetRow> found = new ArrayList<>();
        List<NetRow> others = new ArrayList<>();
        for (NetRow row : rows) {
            boolean numbers = row.key().values().stream().allMatch(value -> value.kind() == Value.Kind.NUMBER);
            (numbers ? found : others).add(row);
        }
        for (List<NetRow> alike : JdbcBatches.alike(found).values()) {
            join(bulk.table(), alike);
        }
        batches.readBack(bulk, found);
        batches.update(bulk, others);
    }

    private void join(Table table, List<NetRow> rows) throws SQLException {
        List<String> key = List.copyOf(rows.get(0).key().keySet());
        List<String> after = List.copyOf(table.updatable(rows.get(0).after()).keySet());
        List<String> all = new ArrayList<>(key);
        all.addAll(after);
        String names = all.stream().map(column -> "c" + all.indexOf(column)).collect(Collectors.joining(", "));
        String on = key.stream().map(column -> same(table, column, all)).collect(Collectors.joining(" AND "));
        String set = after.stream().map(column -> same(table, column, all)).collect(Collectors.joining(", "));
        for (int at = 0; at < rows.size(); at += MOST) {
            List<SortedMap<String, Value>> parameters = new ArrayList<>();
            List<NetRow> some = rows.subList(at, Math.min(rows.size(), at + MOST));
            for (NetRow row : some) {
                parameters.add(row.key());
                parameters.add(table.updatable(row.after()));
            }
            execute(
                    table,
                    "UPDATE " + table.name() + " AS t JOIN (WITH v(" + names + ") AS (VALUES "
                            + rows(all.size(), some.size()) + ") SELECT * FROM v) AS v ON " + on + " SET " + set,
                    parameters);
        }
    }

    private static String same(Table table, String column, List<String> all) {
        return "t." + table.column(column).name() + " = v.c" + all.indexOf(column);
    }

    /** Where rows refer to others of the table, one by one: the database would take them in the order of their keys. */
    @Override
    public void delete(BulkTable bulk, List<NetRow> rows) throws SQLException {
        Table table = bulk.table();
        if (bulk.isParentOf(bulk)) {
            batches.delete(bulk, rows);
        } else if (!rows.isEmpty()) {
            Set<String> key = rows.get(0).key().keySet();
            String names =
                    key.stream().map(column -> table.column(column).name()).collect(Collectors.joining(", "));
            write(
                    table,
                    many -> "DELETE FROM " + table.name() + " WHERE (" + names + ") IN (" + rows(key.size(), many)
                            + ")",
                    rows.stream().map(NetRow::key).toList());
        }
    }
}
