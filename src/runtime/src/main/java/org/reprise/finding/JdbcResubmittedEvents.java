package org.reprise.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.Position;

/** {@link ResubmittedEvents} in the table REPRISE_RESUBMITTED. */
final class JdbcResubmittedEvents implements ResubmittedEvents {
    private static final String ONE = "SELECT ORIGIN, EPOCH, SEQ, AT_MS FROM REPRISE_RESUBMITTED WHERE ORIGIN = ?";
    private static final String TAKE =
            "INSERT INTO REPRISE_RESUBMITTED (ORIGIN, EPOCH, SEQ, AT_MS) VALUES (?, ?, ?, ?)";
    private static final String PLACE = "UPDATE REPRISE_RESUBMITTED SET EPOCH = ?, SEQ = ? WHERE ORIGIN = ?";

    private final Database database;

    JdbcResubmittedEvents(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Optional<ResubmittedEvent> find(String origin) {
        return database.first(ONE, ResubmittedEvent::of, origin);
    }

    @Override
    public void take(String origin, Instant at) {
        add(origin, Position.START, at);
    }

    @Override
    public void learn(String origin, Position position, Instant at) {
        // an insert that fails would end the transaction on PostgreSQL
        if (find(origin).isEmpty()) {
            add(origin, position, at);
        } else {
            database.update(PLACE, position.epoch(), position.seq(), origin);
        }
    }

    private void add(String origin, Position position, Instant at) {
        database.update(TAKE, origin, position.epoch(), position.seq(), at.toEpochMilli());
    }

    @Override
    public void forget(String origin) {
        database.update("DELETE FROM REPRISE_RESUBMITTED WHERE ORIGIN = ?", origin);
    }

    @Override
    public List<ResubmittedEvent> all() {
        return List.copyOf(database.query(ResubmittedEvent.ROWS, ResubmittedEvent::of));
    }
}
