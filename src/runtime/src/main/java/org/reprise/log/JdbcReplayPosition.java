package org.reprise.log;

import java.time.Instant;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;
import org.reprise.portion.Position;

/** {@link ReplayPosition} in the one row of REPRISE_POSITION. */
final class JdbcReplayPosition implements ReplayPosition {

    private static final String READ = "SELECT EPOCH, SEQ FROM REPRISE_POSITION WHERE ID = 1";
    private static final String MOVE =
            "UPDATE REPRISE_POSITION SET EPOCH = ?, SEQ = ?, MOVED_MS = ? WHERE ID = 1 AND EPOCH = ? AND SEQ = ?";

    private static final String LACKING = "rows.left-out";

    private final Database database;
    private final Settings settings;

    JdbcReplayPosition(DataSource source) {
        this.database = new Database(source);
        this.settings = new JdbcSettings(source);
    }

    @Override
    public Position current() {
        return database.first(READ, row -> new Position(row.getLong(1), row.getLong(2)))
                .orElseThrow(() -> new EventLogException("The one row of REPRISE_POSITION is missing", null));
    }

    @Override
    public void advance(Position from, Position to, Instant at) {
        if (database.update(MOVE, to.epoch(), to.seq(), at.toEpochMilli(), from.epoch(), from.seq()) != 1) {
            throw new PositionMovedException(from, to);
        }
    }

    @Override
    public void lacks(long seq) {
        settings.raise(LACKING, seq);
    }

    @Override
    public long lacking() {
        return settings.number(LACKING);
    }

    @Override
    public void lacksNothing() {
        settings.forget(LACKING);
        // the log begins anew behind the seed
        settings.forget(JdbcPortionStore.LEFT_OUT);
    }
}
