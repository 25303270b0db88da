package org.reprise.generator;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.OptionalLong;
import org.eclipse.persistence.internal.databaseaccess.DatabasePlatform;

/** The statements about generators, which every make words in its own way. Each commits by itself, or with the connection. */
record GeneratorStatements(Connection connection, DatabasePlatform platform) {

    /** Takes a value out of a sequence. */
    long takeFrom(String sequence) throws SQLException {
        String sql = platform.isPostgreSQL()
                ? "SELECT nextval('" + sequence + "')"
                : platform.isMariaDB() ? "SELECT nextval(" + sequence + ")" : "CALL NEXT VALUE FOR " + sequence;
        return number(sql).orElseThrow();
    }

    void restart(String sequence, long with) throws SQLException {
        execute("ALTER SEQUENCE " + sequence + " RESTART WITH " + with);
    }

    /** The highest value of a column; empty when there is none. */
    OptionalLong highest(String table, String column) throws SQLException {
        return number("SELECT MAX(" + column + ") FROM " + table);
    }

    /** What an identity column gives next; empty where the make advances it at every insert of a higher id. */
    OptionalLong nextIdentity(String table, String column) throws SQLException {
        if (platform.isPostgreSQL()) {
            return OptionalLong.of(
                    number("SELECT nextval(" + sequenceOf(table, column) + ")").orElseThrow() + 1);
        }
        if (platform.isH2()) {
            return number(
                    "SELECT IDENTITY_BASE FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = SCHEMA()"
                            + " AND TABLE_NAME = ? AND COLUMN_NAME = ?",
                    name(table),
                    name(column));
        }
        return OptionalLong.empty();
    }

    void restartIdentity(String table, String column, long with) throws SQLException {
        if (platform.isPostgreSQL()) {
            number("SELECT setval(" + sequenceOf(table, column) + ", " + with + ", false)");
        } else {
            execute("ALTER TABLE " + table + " ALTER COLUMN " + column + " RESTART WITH " + with);
        }
    }

    /** PostgreSQL folds the name of the table itself, but not that of the column. */
    private static String sequenceOf(String table, String column) {
        String stored =
                column.startsWith("\"") ? column.substring(1, column.length() - 1) : column.toLowerCase(Locale.ROOT);
        return "pg_get_serial_sequence('" + table + "', '" + stored + "')";
    }

    /** As the database stores a name: unquoted ones in upper case. */
    private static String name(String written) {
        String last = written.substring(written.lastIndexOf('.') + 1);
        return last.startsWith("\"") ? last.substring(1, last.length() - 1) : last.toUpperCase(Locale.ROOT);
    }

    OptionalLong number(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return OptionalLong.empty();
                }
                long number = result.getLong(1);
                return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
            }
        }
    }

    int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
