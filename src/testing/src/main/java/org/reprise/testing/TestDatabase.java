package org.reprise.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * An empty database for one test class, and all that a server's data source needs to reach it.
 *
 * @param make     of database
 * @param url      JDBC
 * @param user     who may create tables there
 * @param password may be empty
 */
public record TestDatabase(Make make, String url, String user, String password) {

    /** A new connection, which the caller closes. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** Opens a connection each time it is asked for one; there is no pool. */
    public DataSource dataSource() {
        return new Unpooled(this);
    }

    /** Runs statements, each committed by itself. */
    public void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(make + " refused a statement of the test: " + e.getMessage(), e);
        }
    }

    private static final class Unpooled extends BareDataSource {
        private final TestDatabase database;

        Unpooled(TestDatabase database) {
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return database.connect();
        }
    }
}
