package org.reprise.seed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.reprise.compare.SiteSnapshot;
import org.reprise.job.Progress;
import org.reprise.log.PortionStore;
import org.reprise.portion.Position;

/** At a secondary, rows and position commit together: the position in the snapshot is that of its rows. */
public final class SecondarySnapshot implements SnapshotPosition {
    private static final String POSITION = "SELECT EPOCH, SEQ FROM REPRISE_POSITION WHERE ID = 1";

    private final DataSource source;
    private final Origins origins;

    public SecondarySnapshot(DataSource source, PortionStore portions) {
        this.source = source;
        this.origins = new Origins(source, portions);
    }

    @Override
    public LocatedSnapshot open(Progress progress) {
        SiteSnapshot snapshot = SiteSnapshot.open(source);
        try {
            return new LocatedSnapshot(snapshot, origins.at(position(snapshot)));
        } catch (SQLException e) {
            snapshot.close();
            throw new SeedException("The site's position cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    private static Position position(SiteSnapshot snapshot) throws SQLException {
        try (Statement statement = snapshot.connection().createStatement();
                ResultSet row = statement.executeQuery(POSITION)) {
            if (!row.next()) {
                throw new SeedException("The one row of REPRISE_POSITION is missing", null);
            }
            return new Position(row.getLong(1), row.getLong(2));
        }
    }
}
