package org.reprise.log;

import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/** {@link Settings} in the table REPRISE_SETTING. */
final class JdbcSettings implements Settings {
    private final Database database;

    JdbcSettings(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Optional<String> of(String name) {
        return database.first("SELECT SETTING FROM REPRISE_SETTING WHERE NAME = ?", row -> row.getString(1), name);
    }

    @Override
    public void set(String name, String value) {
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The setting " + name + " may have " + MAX_VALUE + " characters, not " + value.length());
        }
        if (database.update("UPDATE REPRISE_SETTING SET SETTING = ? WHERE NAME = ?", value, name) == 0
                && of(name).isEmpty()) {
            database.update("INSERT INTO REPRISE_SETTING (NAME, SETTING) VALUES (?, ?)", name, value);
        }
    }

    @Override
    public void raise(String name, long number) {
        // of one length, so that the order of texts is that of numbers
        String value = String.format("%019d", number);
        if (database.update("UPDATE REPRISE_SETTING SET SETTING = ? WHERE NAME = ? AND SETTING < ?", value, name, value)
                        == 0
                && of(name).isEmpty()) {
            database.update("INSERT INTO REPRISE_SETTING (NAME, SETTING) VALUES (?, ?)", name, value);
        }
    }

    @Override
    public void forget(String name) {
        database.update("DELETE FROM REPRISE_SETTING WHERE NAME = ?", name);
    }
}
