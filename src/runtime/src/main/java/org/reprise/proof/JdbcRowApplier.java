package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.reprise.proof.TableCatalog.Table;

/** {@link RowApplier} by plain JDBC on the site's data source, whose names and types may differ from the primary's. */
public final class JdbcRowApplier implements RowApplier {
    private final DataSource source;
    private final TableCatalog tables = new TableCatalog();
    private final Consumer<OpaqueStatement> statements;

    /** @param statements executes an opaque statement again, in the calling thread's transaction */
    public JdbcRowApplier(DataSource source, Consumer<OpaqueStatement> statements) {
        this.source = source;
        this.statements = statements;
    }

    @Override
    public void apply(List<Change> changes) {
        try (Connection connection = source.getConnection()) {
            for (Change change : changes) {
                if (change instanceof RowChange row) {
                    apply(connection, row);
                } else if (change instanceof OpaqueStatement statement) {
                    statements.accept(statement);
                }
            }
        } catch (SQLException e) {
            throw new RowsRefusedException("The rows cannot be applied: " + e.getMessage(), e);
        }
    }

    private void apply(Connection connection, RowChange row) throws SQLException {
        Table table = tables.table(connection, row.table());
        try {
            switch (row.operation()) {
                case INSERT -> {
                    if (!exists(connection, table, row)) {
                        insert(connection, table, row);
                    } else if (!row.after().isEmpty()) {
                        update(connection, table, row);
                    }
                }
                case UPDATE -> {
                    if (!row.after().isEmpty() && update(connection, table, row) == 0) {
                        insert(connection, table, row);
                    }
                }
                case DELETE ->
                    execute(
                            connection,
                            table,
                            "DELETE FROM " + table.name() + where(table, row.key()),
                            List.of(nonNull(row.key())));
            }
        } catch (SQLException e) {
            throw new RowsRefusedException(
                    row.operation() + " of " + row.table() + " [" + row.keyText() + "] is refused: " + e.getMessage(),
                    e);
        }
    }

    private static boolean exists(Connection connection, Table table, RowChange row) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + table.name() + where(table, row.key());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, table, List.of(nonNull(row.key())));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1) > 0;
            }
        }
    }

    /** What the primary did not write is not written here: in its memory it may be other than in its row. */
    private static int update(Connection connection, Table table, RowChange row) throws SQLException {
        SortedMap<String, Value> written = row.written();
        if (written.isEmpty()) {
            return exists(connection, table, row) ? 1 : 0;
        }
        String set = written.keySet().stream()
                .map(column -> table.column(column).name() + " = ?")
                .collect(Collectors.joining(", "));
        return execute(
                connection,
                table,
                "UPDATE " + table.name() + " SET " + set + where(table, row.key()),
                List.of(written, nonNull(row.key())));
    }

    private static void insert(Connection connection, Table table, RowChange row) throws SQLException {
        SortedMap<String, Value> all = new TreeMap<>(row.after());
        all.putAll(row.key());
        String columns =
                all.keySet().stream().map(column -> table.column(column).name()).collect(Collectors.joining(", "));
        String marks = all.keySet().stream().map(column -> "?").collect(Collectors.joining(", "));
        execute(
                connection,
                table,
                "INSERT INTO " + table.name() + " (" + columns + ") VALUES (" + marks + ")",
                List.of(all));
    }

    private static String where(Table table, Map<String, Value> key) {
        List<String> conditions = new ArrayList<>();
        key.forEach((column, value) ->
                conditions.add(table.column(column).name() + (value.equals(Value.NULL) ? " IS NULL" : " = ?")));
        return " WHERE " + String.join(" AND ", conditions);
    }

    private static SortedMap<String, Value> nonNull(SortedMap<String, Value> key) {
        SortedMap<String, Value> bound = new TreeMap<>(key);
        bound.values().removeIf(Value.NULL::equals);
        return bound;
    }

    private static int execute(
            Connection connection, Table table, String sql, List<SortedMap<String, Value>> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, table, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Table table, List<SortedMap<String, Value>> parameters)
            throws SQLException {
        int place = 1;
        for (SortedMap<String, Value> each : parameters) {
            for (Map.Entry<String, Value> column : each.entrySet()) {
                table.column(column.getKey()).bind(statement, place++, column.getValue());
            }
        }
    }
}
