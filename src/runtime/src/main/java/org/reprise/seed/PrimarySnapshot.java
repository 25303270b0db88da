package org.reprise.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.SiteSnapshot;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.job.Progress;
import org.reprise.log.LogOrigin;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.portion.Sha256;

/**
 * At a primary, events are committed before they have their places in the log. The snapshot shows the sealed end of the log and the
 * events that wait behind it, in the order of their ids. Once the sealer has sealed as many, the snapshot is exactly at the last of
 * them if and only if these are the same events in the same order: else an event that the snapshot does not show came between, and
 * another snapshot is tried.
 *
 * <p>No business call waits for this. On MariaDB, whose read view is not atomic, the sealer waits while the snapshot is opened: so
 * what it has sealed was committed before.
 */
public final class PrimarySnapshot implements SnapshotPosition {
    private static final Logger LOG = Logger.getLogger(PrimarySnapshot.class.getName());
    private static final String HEAD = "SELECT EPOCH, NEXT_SEQ FROM REPRISE_HEAD WHERE ID = 1";
    private static final String CAPTURED = "SELECT BODY FROM REPRISE_CAPTURED ORDER BY ID";
    private static final String LOCK = "UPDATE REPRISE_HEAD SET NEXT_SEQ = NEXT_SEQ WHERE ID = 1";
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int FETCH = 100;
    private static final int AT_ONCE = 4 << 20;

    /** The sealed end of the log, and the hashes of the bodies of the events that wait behind it. */
    private record Seen(Position head, List<String> waiting) {
        long last() {
            return head.seq() + waiting.size();
        }
    }

    private final DataSource source;
    private final PortionStore portions;
    private final Origins origins;
    private final int tries;
    private final Duration patience;

    /**
     * @param tries    how many snapshots are tried
     * @param patience how long to wait for the sealer each time
     */
    public PrimarySnapshot(DataSource source, PortionStore portions, int tries, Duration patience) {
        this.source = source;
        this.portions = portions;
        this.origins = new Origins(source, portions);
        this.tries = tries;
        this.patience = patience;
    }

    @Override
    public LocatedSnapshot open(Progress progress) {
        progress.stage("Looking for an exact position beside live calls", tries, "tries");
        for (int tried = 1; tried <= tries; tried++) {
            LocatedSnapshot found = tryOne(progress);
            if (found != null) {
                int snapshots = tried;
                LOG.info(() -> "Snapshot " + snapshots + " is exactly at "
                        + found.origin().position());
                return found;
            }
            progress.add(1);
        }
        throw new SeedException(
                "None of " + tries + " snapshots of this busy primary was at an exact position. Take a secondary as the"
                        + " source, where every snapshot is, or try again when fewer calls come",
                null);
    }

    private @Nullable LocatedSnapshot tryOne(Progress progress) {
        SiteSnapshot snapshot = SiteSnapshot.open(source);
        boolean exact = false;
        try {
            Seen seen = seen(snapshot);
            awaitSealed(seen.last(), progress);
            if (sealed(seen)) {
                Position position = seen.waiting().isEmpty() ? seen.head() : position(seen.last());
                LogOrigin origin = origins.at(position);
                exact = true;
                return new LocatedSnapshot(snapshot, origin);
            }
            return null;
        } catch (SQLException e) {
            throw new SeedException("The primary's log cannot be read in a snapshot: " + e.getMessage(), e);
        } finally {
            if (!exact) {
                snapshot.close();
            }
        }
    }

    private Seen seen(SiteSnapshot snapshot) throws SQLException {
        if (snapshot.make() != DatabaseMake.MARIADB) {
            Position head = head(snapshot.connection());
            return new Seen(head, waiting(snapshot.connection()));
        }
        try (Connection lock = source.getConnection()) {
            boolean autoCommit = lock.getAutoCommit();
            lock.setAutoCommit(false);
            try (Statement statement = lock.createStatement()) {
                statement.executeUpdate(LOCK);
                Position head = head(snapshot.connection());
                return new Seen(head, waiting(snapshot.connection()));
            } finally {
                lock.rollback();
                lock.setAutoCommit(autoCommit);
            }
        }
    }

    private static Position head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HEAD)) {
            if (!row.next()) {
                throw new SeedException("The one row of REPRISE_HEAD is missing", null);
            }
            return new Position(row.getLong(1), row.getLong(2) - 1);
        }
    }

    private static List<String> waiting(Connection connection) throws SQLException {
        List<String> hashes = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (ResultSet row = statement.executeQuery(CAPTURED)) {
                while (row.next()) {
                    hashes.add(Sha256.hex(row.getBytes(1)));
                }
            }
        }
        return hashes;
    }

    private void awaitSealed(long seq, Progress progress) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (portions.last().seq() < seq) {
            progress.check();
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new SeedException(
                        "The sealer has not sealed event " + seq + " in " + patience + ": the log ends at "
                                + portions.last() + ". See why it stands, or take a secondary as the source",
                        null);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Whether the events that the snapshot shows are those that the log has at these places. */
    private boolean sealed(Seen seen) {
        long next = seen.head().seq() + 1;
        while (next <= seen.last()) {
            List<Portion> run = portions.from(next, AT_ONCE);
            if (run.isEmpty()) {
                throw new SeedException("The log of this primary has no event " + next, null);
            }
            for (Portion portion : run) {
                List<byte[]> bodies = portion.bodies();
                for (; next <= Math.min(seen.last(), portion.lastSeq()); next++) {
                    String there = Sha256.hex(bodies.get((int) (next - portion.firstSeq())));
                    if (!there.equals(
                            seen.waiting().get((int) (next - seen.head().seq() - 1)))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private Position position(long seq) {
        return new Position(portions.at(seq).orElseThrow().epoch(), seq);
    }
}
