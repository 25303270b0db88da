package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;

/** {@link AuditTrail} in the table REPRISE_AUDIT. */
final class JdbcAuditTrail implements AuditTrail {

    private static final String ADD =
            "INSERT INTO REPRISE_AUDIT (AT_MS, WHO, ACT, SUBJECT, REASON) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT AT_MS, WHO, ACT, SUBJECT, REASON FROM REPRISE_AUDIT";
    private static final String NEWEST = " ORDER BY ID DESC LIMIT ?";
    private static final int MAX_REASON = 2000;

    private final Database database;

    JdbcAuditTrail(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void add(AuditEntry entry) {
        database.update(
                ADD,
                entry.at().toEpochMilli(),
                Text.cut(entry.who(), Text.LINE),
                Text.cut(entry.act(), Text.LINE),
                Text.cut(entry.subject(), Text.LINE),
                Text.cut(entry.reason(), MAX_REASON));
    }

    @Override
    public List<AuditEntry> newest(int limit) {
        return List.copyOf(database.query(SELECT + NEWEST, JdbcAuditTrail::entry, limit));
    }

    @Override
    public List<AuditEntry> newest(String act, int limit) {
        return List.copyOf(database.query(SELECT + " WHERE ACT = ?" + NEWEST, JdbcAuditTrail::entry, act, limit));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                Instant.ofEpochMilli(row.getLong(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5));
    }
}
