package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.reprise.api.RepriseException;

/**
 * Which database a connection leads to. Two data sources with the same address share their rows, so one event can hold the
 * writes of both.
 *
 * @param url  JDBC, as the driver says it
 * @param user in lower case; not the password
 */
public record DatabaseAddress(String url, String user) {

    public DatabaseAddress {
        Objects.requireNonNull(url, "url");
        Objects.requireNonNull(user, "user");
    }

    /** @throws RepriseException when there is no connection */
    public static DatabaseAddress of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return of(connection);
        } catch (SQLException e) {
            throw new RepriseException("The site's database cannot be reached: " + e.getMessage(), e);
        }
    }

    /** Asks the driver, not the database. */
    public static DatabaseAddress of(Connection connection) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        return new DatabaseAddress(
                Objects.requireNonNullElse(meta.getURL(), ""),
                Objects.requireNonNullElse(meta.getUserName(), "").toLowerCase(Locale.ROOT));
    }
}
