package org.reprise.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/** The makes of database that the event log knows. */
public enum DatabaseMake {
    H2,
    HSQLDB,
    POSTGRESQL,
    MARIADB;

    /**
     * The make behind a data source.
     *
     * @throws EventLogException when it is none of these, or cannot be reached
     */
    public static DatabaseMake of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new EventLogException("The event log's database cannot be reached: " + e.getMessage(), e);
        }
    }

    /**
     * The make behind a connection.
     *
     * @throws EventLogException when it is none of these
     */
    public static DatabaseMake of(Connection connection) throws SQLException {
        return named(connection.getMetaData().getDatabaseProductName());
    }

    private static DatabaseMake named(String product) {
        return switch (product.toUpperCase(Locale.ROOT)) {
            case "H2" -> H2;
            case "HSQL DATABASE ENGINE" -> HSQLDB;
            case "POSTGRESQL" -> POSTGRESQL;
            case "MARIADB" -> MARIADB;
            default ->
                throw new EventLogException(
                        "The event log knows H2, HSQLDB, PostgreSQL and MariaDB; this database is " + product, null);
        };
    }
}
