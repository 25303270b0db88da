package org.reprise.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.Text;

/** {@link KnownSites} in the table REPRISE_SITE. */
final class JdbcKnownSites implements KnownSites {
    private static final int MAX_REASON = 2000;

    private static final String LIST = "SELECT NAME, SEQ, HEARD_MS, SEEDING_MS, REASON FROM REPRISE_SITE ORDER BY NAME";
    private static final String HEARD = "UPDATE REPRISE_SITE SET SEQ = ?, HEARD_MS = ? WHERE NAME = ? AND HEARD_MS < ?";
    private static final String FIRST =
            "INSERT INTO REPRISE_SITE (NAME, SEQ, HEARD_MS, SEEDING_MS, REASON) VALUES (?, ?, ?, 0, '')";
    private static final String MARK =
            "UPDATE REPRISE_SITE SET SEEDING_MS = ?, REASON = ? WHERE NAME = ? AND SEEDING_MS = 0";
    private static final String UNMARK = "UPDATE REPRISE_SITE SET SEEDING_MS = 0, REASON = '' WHERE NAME = ?";

    private final Database database;

    JdbcKnownSites(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public List<KnownSite> list() {
        return List.copyOf(database.query(LIST, JdbcKnownSites::site));
    }

    private static KnownSite site(ResultSet row) throws SQLException {
        long seeding = row.getLong(4);
        return new KnownSite(
                row.getString(1),
                row.getLong(2),
                Instant.ofEpochMilli(row.getLong(3)),
                seeding == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(seeding)),
                row.getString(5));
    }

    @Override
    public void heard(String name, long has, Instant at) {
        long ms = at.toEpochMilli();
        if (database.update(HEARD, has, ms, name, ms) == 0
                && list().stream().noneMatch(site -> site.name().equals(name))) {
            database.update(FIRST, name, has, ms);
        }
    }

    @Override
    public boolean mark(String name, Instant at, String reason) {
        return database.update(MARK, at.toEpochMilli(), Text.cut(reason, MAX_REASON), name) == 1;
    }

    @Override
    public void unmark(String name) {
        database.update(UNMARK, name);
    }

    @Override
    public void cutBehind(long seq) {
        database.update("UPDATE REPRISE_SITE SET SEQ = ? WHERE SEQ > ?", seq, seq);
    }

    @Override
    public boolean forget(String name) {
        return database.update("DELETE FROM REPRISE_SITE WHERE NAME = ?", name) == 1;
    }
}
