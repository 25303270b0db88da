package org.reprise.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.portion.Position;

/**
 * How far a projection is, in its own database. Joins the caller's transaction. A table for all projections of that database is
 * created when it is missing.
 */
final class ProjectionPosition {
    private static final String TABLE = "REPRISE_PROJECTION";

    private final DataSource source;
    private final String projection;

    ProjectionPosition(DataSource source, String projection) {
        this.source = source;
        this.projection = projection;
    }

    /** To be called outside any transaction: some makes commit when a table is created. */
    void prepare() {
        try (Connection connection = source.getConnection()) {
            if (!isThere(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("CREATE TABLE " + TABLE
                            + " (NAME VARCHAR(100) NOT NULL PRIMARY KEY, EPOCH BIGINT NOT NULL, SEQ BIGINT NOT NULL)");
                }
            }
            if (read(connection) == null) {
                write(connection, "INSERT INTO " + TABLE + " (EPOCH, SEQ, NAME) VALUES (?, ?, ?)", Position.START);
            }
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        for (String name : new String[] {TABLE, TABLE.toLowerCase(Locale.ROOT)}) {
            try (ResultSet found =
                    connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), name, null)) {
                if (found.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    Position current() {
        try (Connection connection = source.getConnection()) {
            Position position = read(connection);
            if (position == null) {
                throw new RepriseException("The row '" + projection + "' of " + TABLE + " is gone", null);
            }
            return position;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** In the caller's transaction, which is to roll back when it does not stand at {@code from}: another server has moved it. */
    void move(Position from, Position to) {
        try (Connection connection = source.getConnection()) {
            write(
                    connection,
                    "UPDATE " + TABLE + " SET EPOCH = ?, SEQ = ? WHERE NAME = ? AND EPOCH = " + from.epoch()
                            + " AND SEQ = " + from.seq(),
                    to);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private @Nullable Position read(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT EPOCH, SEQ FROM " + TABLE + " WHERE NAME = ?")) {
            statement.setString(1, projection);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new Position(row.getLong(1), row.getLong(2)) : null;
            }
        }
    }

    private void write(Connection connection, String sql, Position position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, position.epoch());
            statement.setLong(2, position.seq());
            statement.setString(3, projection);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("The row '" + projection + "' of " + TABLE + " is gone, or was moved meanwhile");
            }
        }
    }

    private RepriseException failed(SQLException e) {
        return new RepriseException("The position of projection '" + projection + "': " + e.getMessage(), e);
    }
}
