package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;
import org.reprise.portion.Position;

/** {@link ParkedEvents} in the table REPRISE_PARKED. */
final class JdbcParkedEvents implements ParkedEvents {

    private static final String ROWS = "SELECT EPOCH, SEQ, NAME, REASON, TRIES, PARKED_MS FROM REPRISE_PARKED";
    private static final String RENEW =
            "UPDATE REPRISE_PARKED SET NAME = ?, REASON = ?, TRIES = ?, PARKED_MS = ? WHERE EPOCH = ? AND SEQ = ?";
    private static final String PARK =
            "INSERT INTO REPRISE_PARKED (NAME, REASON, TRIES, PARKED_MS, EPOCH, SEQ) VALUES (?, ?, ?, ?, ?, ?)";

    private final Database database;

    JdbcParkedEvents(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void park(ParkedEvent event) {
        Object[] row = {
            Text.cut(event.name(), Text.LINE),
            Text.cut(event.reason(), MAX_REASON),
            event.tries(),
            event.at().toEpochMilli(),
            event.position().epoch(),
            event.position().seq()
        };
        if (database.update(RENEW, row) == 0) {
            database.update(PARK, row);
        }
    }

    @Override
    public List<ParkedEvent> list() {
        return List.copyOf(database.query(ROWS + " ORDER BY EPOCH, SEQ", JdbcParkedEvents::parked));
    }

    @Override
    public Optional<ParkedEvent> find(Position position) {
        return database.first(
                ROWS + " WHERE EPOCH = ? AND SEQ = ?", JdbcParkedEvents::parked, position.epoch(), position.seq());
    }

    @Override
    public boolean remove(Position position) {
        return database.update(
                        "DELETE FROM REPRISE_PARKED WHERE EPOCH = ? AND SEQ = ?", position.epoch(), position.seq())
                == 1;
    }

    @Override
    public long count() {
        return database.count("REPRISE_PARKED");
    }

    private static ParkedEvent parked(ResultSet row) throws SQLException {
        return new ParkedEvent(
                new Position(row.getLong(1), row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
