package org.reprise.audit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.reprise.compare.CompareException;
import org.reprise.jdbc.Database;
import org.reprise.log.PortionStore;

/**
 * At a primary, what is committed has its place in the log once the sealer has sealed it. Ids are drawn before the commit, so all that is
 * committed now and not sealed yet has no higher id than the highest that is seen.
 */
public final class SealedBounds implements Bounds {
    private static final String FENCE = "SELECT MAX(ID) FROM REPRISE_CAPTURED";
    private static final String WAITING = "SELECT COUNT(*) FROM REPRISE_CAPTURED WHERE ID <= ?";
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Database database;
    private final PortionStore portions;
    private final Duration patience;

    /** @param patience how long to wait for the sealer */
    public SealedBounds(DataSource source, PortionStore portions, Duration patience) {
        this.database = new Database(source);
        this.portions = portions;
        this.patience = patience;
    }

    @Override
    public long before() {
        return portions.last().seq();
    }

    @Override
    public long after() {
        // none is null, and then 0
        long fence = database.first(FENCE, row -> row.getLong(1)).orElse(0L);
        long deadline = System.nanoTime() + patience.toNanos();
        while (fence > 0
                && database.first(WAITING, row -> row.getLong(1), fence).orElse(0L) > 0) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new CompareException(
                        "The sealer has not sealed what was captured for " + patience.toSeconds()
                                + " s: see why it stands",
                        null);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return portions.last().seq();
    }
}
