package org.reprise.liberty.inside;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Rows as the database has them, read and written past the application. */
final class Table {
    private final DataSource source;

    Table(DataSource source) {
        this.source = source;
    }

    /** Accounts, then notes, whose key begins with {@code key}, as {@code key=value}. */
    List<String> rows(String key) {
        List<String> rows = new ArrayList<>();
        rows.addAll(strings("SELECT ID || '=' || BALANCE FROM ACCOUNT WHERE ID LIKE ? ORDER BY ID", key + "%"));
        rows.addAll(strings("SELECT ID || '=' || TEXT FROM NOTE WHERE ID LIKE ? ORDER BY ID", key + "%"));
        return rows;
    }

    List<String> strings(String sql, String... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet found = statement.executeQuery()) {
            List<String> strings = new ArrayList<>();
            while (found.next()) {
                strings.add(found.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql, String... parameters) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setString(i + 1, parameters[i]);
        }
        return statement;
    }
}
