package org.reprise.log;

import java.time.Instant;
import java.util.List;
import org.reprise.jdbc.Database;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionExtent;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** The beginning of the stored log: what was removed of it, and what may be removed next. In the caller's transaction. */
final class JdbcRemoval {
    private static final String REMOVED = "SELECT EPOCH, SEQ, HASH FROM REPRISE_REMOVED WHERE ID = 1";
    private static final String LAST = "SELECT EPOCH, LAST_SEQ, HASH FROM REPRISE_PORTIONS"
            + " WHERE FIRST_SEQ <= ? AND LAST_SEQ <= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    /** Two servers of one site may remove at the same time: the second waits here, and never moves it back. */
    private static final String MOVE =
            "UPDATE REPRISE_REMOVED SET EPOCH = ?, SEQ = ?, HASH = ? WHERE ID = 1 AND SEQ < ?";

    private static final String REMOVE = "DELETE FROM REPRISE_PORTIONS WHERE FIRST_SEQ <= ? AND LAST_SEQ <= ?";
    private static final String ANEW = "UPDATE REPRISE_REMOVED SET EPOCH = 0, SEQ = 0, HASH = '"
            + PortionHash.ZERO.hex() + "' WHERE ID = 1 AND SEQ > ?";
    private static final String EXTENTS = "SELECT FIRST_SEQ, LAST_SEQ, SIZE_BYTES, SEALED_MS FROM REPRISE_PORTIONS"
            + " WHERE FIRST_SEQ >= ? ORDER BY FIRST_SEQ LIMIT 50";
    private static final String BYTES =
            "SELECT SUM(SIZE_BYTES) FROM REPRISE_PORTIONS WHERE FIRST_SEQ > ? AND LAST_SEQ <= ?";

    private final Database database;

    JdbcRemoval(Database database) {
        this.database = database;
    }

    /** The end of the last portion that was removed. */
    ChainEnd end() {
        return database.first(
                        REMOVED,
                        row -> new ChainEnd(
                                new Position(row.getLong(1), row.getLong(2)), new PortionHash(row.getString(3))))
                .orElse(ChainEnd.START);
    }

    int upTo(long seq) {
        ChainEnd last = database.first(
                        LAST,
                        row -> new ChainEnd(
                                new Position(row.getLong(1), row.getLong(2)), new PortionHash(row.getString(3))),
                        seq,
                        seq)
                .orElse(ChainEnd.START);
        Position end = last.position();
        if (end.seq() > 0) {
            database.update(MOVE, end.epoch(), end.seq(), last.hash().hex(), end.seq());
        }
        return end.seq() == 0 ? 0 : database.update(REMOVE, end.seq(), end.seq());
    }

    /** The log ends there: what was removed behind it is not of the log that comes. */
    void cutBehind(long seq) {
        database.update(ANEW, seq);
    }

    List<PortionExtent> extents(long seq) {
        return database.query(
                EXTENTS,
                row -> new PortionExtent(
                        row.getLong(1), row.getLong(2), row.getInt(3), Instant.ofEpochMilli(row.getLong(4))),
                seq);
    }

    long bytes(long after, long upTo) {
        return database.first(BYTES, row -> row.getLong(1), after, upTo).orElse(0L);
    }
}
