package org.reprise.log;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.reprise.jdbc.DatabaseMake;

/**
 * The tables of the event log, made by the shipped files as by hand: for tests, most of which want a new database. Flyway takes several times
 * as long; that it makes the same tables is in {@link SchemaTest}.
 */
public final class ShippedTables {
    private ShippedTables() {}

    public static void create(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : Schema.scripts(DatabaseMake.of(source))) {
                for (String sql : statements(script)) {
                    statement.execute(sql);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The shipped files were refused: " + e.getMessage(), e);
        }
    }

    /** No text in them has a semicolon. */
    static String[] statements(String script) {
        try (InputStream file = Schema.class.getResourceAsStream(script)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .strip()
                    .split(";");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
