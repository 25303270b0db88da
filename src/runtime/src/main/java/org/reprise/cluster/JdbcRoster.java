package org.reprise.cluster;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/** {@link Roster} in the table REPRISE_SERVER. */
final class JdbcRoster implements Roster {
    private final Database database;

    JdbcRoster(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public List<Entry> list() {
        return database.query(
                "SELECT ID, SERVER, BEAT, STARTED_MS FROM REPRISE_SERVER ORDER BY SERVER, STARTED_MS",
                row -> new Entry(
                        row.getString(1), row.getString(2), row.getLong(3), Instant.ofEpochMilli(row.getLong(4))));
    }

    @Override
    public void put(Entry entry) {
        if (database.update("UPDATE REPRISE_SERVER SET BEAT = ? WHERE ID = ?", entry.beat(), entry.id()) == 0) {
            database.update(
                    "INSERT INTO REPRISE_SERVER (ID, SERVER, BEAT, STARTED_MS) VALUES (?, ?, ?, ?)",
                    entry.id(),
                    entry.name(),
                    entry.beat(),
                    entry.since().toEpochMilli());
        }
    }

    @Override
    public void remove(String id) {
        database.update("DELETE FROM REPRISE_SERVER WHERE ID = ?", id);
    }
}
