package org.reprise.liberty.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.reprise.liberty.bench.Applied.Seen;

/**
 * Watches a copy apply what lies ready there.
 *
 * @param copy    its database
 * @param cpu     of all that applies
 * @param reached SQL of a number that grows while it does, cheap enough to be asked all the time
 * @param events  SQL of the number of events that have taken effect
 */
record Watch(LogTables copy, CpuTime cpu, String reached, String events) {
    private static final long POLL_MILLIS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /**
     * From when {@code warm} is reached, as what comes before is warm-up, to {@code end}; from the release where both are reached at once.
     *
     * @param release lets the copy begin
     */
    Applied until(long warm, long end, Runnable release) throws InterruptedException {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            Seen from = seen(statement);
            boolean counting = false;
            release.run();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            for (long now = number(statement); now < end; now = number(statement)) {
                if (!counting && now >= warm) {
                    from = seen(statement);
                    counting = true;
                }
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("[" + reached + "] is " + now + " after " + PATIENCE
                            + " and should be " + end + ", from " + warm + " on");
                }
                Thread.sleep(POLL_MILLIS);
            }
            return Applied.between(from, seen(statement));
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    private long number(Statement statement) throws SQLException {
        return LogTables.number(statement, reached);
    }

    private Seen seen(Statement statement) throws SQLException {
        long nanos = System.nanoTime();
        double taken = cpu.seconds();
        return new Seen(nanos, LogTables.number(statement, events), taken);
    }
}
