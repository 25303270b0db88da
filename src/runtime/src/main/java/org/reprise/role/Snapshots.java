package org.reprise.role;

import java.time.Clock;
import java.time.Duration;
import org.reprise.compare.PositionedSnapshot;
import org.reprise.job.Progress;
import org.reprise.seed.LocatedSnapshot;
import org.reprise.seed.PrimarySnapshot;
import org.reprise.seed.SecondarySnapshot;
import org.reprise.seed.SnapshotPosition;
import org.reprise.settings.Role;

/** Opens snapshots of this site's tables, each of an exact position. */
public final class Snapshots {
    private static final int TRIES = 100;
    private static final Duration SEALING = Duration.ofSeconds(30);

    private final SnapshotPosition positions;
    private final Clock clock;

    public Snapshots(SiteParts parts) {
        this.positions = parts.settings().role() == Role.PRIMARY
                ? new PrimarySnapshot(
                        parts.container().dataSource(), parts.log().portions(), TRIES, SEALING)
                : new SecondarySnapshot(
                        parts.container().dataSource(), parts.log().portions());
        this.clock = parts.clock();
    }

    /** Close it soon: it costs the database room. Call it outside any transaction. */
    PositionedSnapshot open() {
        LocatedSnapshot found = positions.open(new Progress(clock));
        return new PositionedSnapshot(found.snapshot(), found.origin().position());
    }

    SnapshotPosition positions() {
        return positions;
    }
}
