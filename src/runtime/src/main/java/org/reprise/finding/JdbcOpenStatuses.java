package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.Position;

/** {@link OpenStatuses} in the table REPRISE_OPEN_STATUS. */
final class JdbcOpenStatuses implements OpenStatuses {
    private static final String ROWS =
            "SELECT KIND, SUBJECT, AGE_MS, STATUS, EPOCH, SEQ, DUE_MS FROM REPRISE_OPEN_STATUS WHERE ";
    private static final String ONE = " WHERE KIND = ? AND SUBJECT = ? AND AGE_MS = ?";

    private final Database database;

    JdbcOpenStatuses(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public List<OpenStatus> of(String kind, String key) {
        return database.query(ROWS + "KIND = ? AND SUBJECT = ?", JdbcOpenStatuses::read, kind, key);
    }

    @Override
    public void open(OpenStatus status) {
        database.update(
                "INSERT INTO REPRISE_OPEN_STATUS (KIND, SUBJECT, AGE_MS, STATUS, EPOCH, SEQ, DUE_MS)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                status.kind(),
                status.key(),
                status.age(),
                status.status(),
                status.position().epoch(),
                status.position().seq(),
                status.due().toEpochMilli());
    }

    @Override
    public boolean close(OpenStatus status) {
        return database.update("DELETE FROM REPRISE_OPEN_STATUS" + ONE, status.kind(), status.key(), status.age()) == 1;
    }

    @Override
    public void postpone(OpenStatus status, Instant due) {
        database.update(
                "UPDATE REPRISE_OPEN_STATUS SET DUE_MS = ?" + ONE,
                due.toEpochMilli(),
                status.kind(),
                status.key(),
                status.age());
    }

    @Override
    public void cutBehind(long seq) {
        database.update("DELETE FROM REPRISE_OPEN_STATUS WHERE SEQ > ?", seq);
    }

    @Override
    public List<OpenStatus> due(Instant time, int limit) {
        return database.query(
                ROWS + "DUE_MS <= ? ORDER BY DUE_MS LIMIT " + limit, JdbcOpenStatuses::read, time.toEpochMilli());
    }

    private static OpenStatus read(ResultSet row) throws SQLException {
        return new OpenStatus(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                new Position(row.getLong(5), row.getLong(6)),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
