package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.Position;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.RowChange;

/** {@link Doubts} in the table REPRISE_DOUBT. */
final class JdbcDoubts implements Doubts {
    private static final String OLDEST =
            "SELECT EPOCH, SEQ, FOUND_MS, BYTES FROM REPRISE_DOUBT ORDER BY EPOCH, SEQ LIMIT ?";

    private final Database database;

    JdbcDoubts(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void add(Doubt doubt) {
        // a seed may have taken the site back behind an event that it had healed
        settle(doubt);
        database.update(
                "INSERT INTO REPRISE_DOUBT (EPOCH, SEQ, FOUND_MS, BYTES) VALUES (?, ?, ?, ?)",
                doubt.position().epoch(),
                doubt.position().seq(),
                doubt.at().toEpochMilli(),
                EvidenceJson.encode(List.copyOf(doubt.rows())));
    }

    @Override
    public List<Doubt> oldest(int limit) {
        return List.copyOf(database.query(OLDEST, JdbcDoubts::doubt, limit));
    }

    @Override
    public void settle(Doubt doubt) {
        database.update(
                "DELETE FROM REPRISE_DOUBT WHERE EPOCH = ? AND SEQ = ?",
                doubt.position().epoch(),
                doubt.position().seq());
    }

    @Override
    public long count() {
        return database.count("REPRISE_DOUBT");
    }

    private static Doubt doubt(ResultSet row) throws SQLException {
        List<RowChange> rows = EvidenceJson.decode(row.getBytes(4)).stream()
                .map(RowChange.class::cast)
                .toList();
        return new Doubt(new Position(row.getLong(1), row.getLong(2)), rows, Instant.ofEpochMilli(row.getLong(3)));
    }
}
