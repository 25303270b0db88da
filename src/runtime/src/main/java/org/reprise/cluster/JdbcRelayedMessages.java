package org.reprise.cluster;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/** {@link RelayedMessages} in the table REPRISE_RELAY. */
final class JdbcRelayedMessages implements RelayedMessages {
    private final Database database;

    JdbcRelayedMessages(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void put(Instant at, byte[] bytes) {
        database.update("INSERT INTO REPRISE_RELAY (AT_MS, BYTES) VALUES (?, ?)", at.toEpochMilli(), bytes);
    }

    @Override
    public List<Relayed> oldest(int limit) {
        return database.query(
                "SELECT ID, AT_MS, BYTES FROM REPRISE_RELAY ORDER BY ID LIMIT " + limit,
                row -> new Relayed(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getBytes(3)));
    }

    @Override
    public void remove(long id) {
        database.update("DELETE FROM REPRISE_RELAY WHERE ID = ?", id);
    }
}
