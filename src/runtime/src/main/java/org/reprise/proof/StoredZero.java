package org.reprise.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** While it is open, MariaDB stores a 0 in a column that it numbers; else it gives the row the next number. */
public final class StoredZero implements AutoCloseable {
    private final Connection connection;
    private final String before;

    public StoredZero(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("SELECT @@SESSION.sql_mode")) {
            mode.next();
            before = mode.getString(1);
        }
        set(before + ",NO_AUTO_VALUE_ON_ZERO");
    }

    private void set(String mode) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = '" + mode + "'");
        }
    }

    @Override
    public void close() throws SQLException {
        set(before);
    }
}
