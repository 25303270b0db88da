package org.reprise.site;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.reprise.compare.CompareException;
import org.reprise.compare.PositionedSnapshot;
import org.reprise.compare.SiteSnapshot;
import org.reprise.log.Position;

/** Opens snapshots of this site's tables, each of an exact position. */
final class Snapshots {
    private static final int TRIES = 200;
    private static final long PAUSE_MS = 20;

    private final SiteParts parts;

    Snapshots(SiteParts parts) {
        this.parts = parts;
    }

    /** Close it soon: it costs the database room. Call it outside any transaction. */
    PositionedSnapshot open() {
        for (int i = 0; i < TRIES; i++) {
            SiteSnapshot snapshot = SiteSnapshot.open(parts.container().dataSource());
            try {
                if (parts.settings().role() == Role.SECONDARY) {
                    return new PositionedSnapshot(
                            snapshot, position(snapshot, "SELECT EPOCH, SEQ FROM REPRISE_POSITION WHERE ID = 1"));
                }
                if (position(snapshot, "SELECT 0, COUNT(*) FROM REPRISE_CAPTURED")
                                .seq()
                        == 0) {
                    return new PositionedSnapshot(
                            snapshot, position(snapshot, "SELECT EPOCH, NEXT_SEQ - 1 FROM REPRISE_HEAD"));
                }
            } catch (SQLException e) {
                snapshot.close();
                throw new CompareException("The position of the snapshot cannot be read: " + e.getMessage(), e);
            }
            snapshot.close();
            pause();
        }
        throw new CompareException("No snapshot met a moment at which all events were sealed", null);
    }

    private static Position position(SiteSnapshot snapshot, String sql) throws SQLException {
        Connection connection = snapshot.connection();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new CompareException("There is no row for: " + sql, null);
            }
            return new Position(row.getLong(1), row.getLong(2));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompareException("Interrupted while a snapshot was to be opened", e);
        }
    }
}
