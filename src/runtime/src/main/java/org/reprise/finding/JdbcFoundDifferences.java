package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;
import org.reprise.portion.Position;

/** {@link FoundDifferences} in the table REPRISE_DIFFERENCE. */
final class JdbcFoundDifferences implements FoundDifferences {
    private static final String ADD =
            "INSERT INTO REPRISE_DIFFERENCE (EPOCH, SEQ, NAME, PLACE, COLUMN_NAME, THERE, HERE,"
                    + " FOUND_MS) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String NEWEST = "SELECT EPOCH, SEQ, NAME, PLACE, COLUMN_NAME, THERE, HERE, FOUND_MS"
            + " FROM REPRISE_DIFFERENCE ORDER BY ID DESC LIMIT ?";

    private final Database database;

    JdbcFoundDifferences(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public void add(List<FoundDifference> found) {
        for (FoundDifference each : found) {
            database.update(
                    ADD,
                    each.position().epoch(),
                    each.position().seq(),
                    Text.cut(each.name(), Text.LINE),
                    Text.cut(each.place(), MAX_TEXT),
                    Text.cut(each.column(), Text.LINE),
                    Text.cut(each.there(), MAX_TEXT),
                    Text.cut(each.here(), MAX_TEXT),
                    each.at().toEpochMilli());
        }
    }

    @Override
    public List<FoundDifference> newest(int limit) {
        return List.copyOf(database.query(NEWEST, JdbcFoundDifferences::found, limit));
    }

    @Override
    public long count() {
        return database.count("REPRISE_DIFFERENCE");
    }

    private static FoundDifference found(ResultSet row) throws SQLException {
        return new FoundDifference(
                new Position(row.getLong(1), row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Instant.ofEpochMilli(row.getLong(8)));
    }
}
