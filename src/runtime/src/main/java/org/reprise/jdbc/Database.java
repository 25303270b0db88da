package org.reprise.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Statements on the site's database, in the caller's transaction when there is one. It takes connections as the data
 * source gives them and changes nothing about them.
 */
public final class Database {

    /** Makes a value of the row under the cursor. */
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Rows held by the driver at once, where it asks: so that large bodies do not fill the memory. */
    private static final int FETCH = 100;

    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    public int update(String sql, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public <T> List<T> query(String sql, RowReader<T> reader, Object... parameters) {
        List<T> rows = new ArrayList<>();
        each(
                sql,
                row -> {
                    rows.add(reader.read(row));
                    return true;
                },
                parameters);
        return rows;
    }

    /** Reads rows until {@code more} says no. */
    public void each(String sql, RowReader<Boolean> more, Object... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next() && more.read(result)) {
                    // the reader keeps what it needs
                }
            }
        } catch (SQLException e) {
            throw failed(sql, e);
        }
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        return query(sql, reader, parameters).stream().findFirst();
    }

    /** How many rows a table has. */
    public long count(String table) {
        return first("SELECT COUNT(*) FROM " + table, row -> row.getLong(1)).orElse(0L);
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
    }

    private static EventLogException failed(String sql, SQLException e) {
        return new EventLogException("The event log's database failed at [" + sql + "]: " + e.getMessage(), e);
    }
}
