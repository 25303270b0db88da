package org.reprise.liberty.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps a secondary from replaying, while it goes on to store what it is sent: nobody can read the position. For PostgreSQL. The
 * site's own figures stand still meanwhile.
 */
final class ReplayGate implements AutoCloseable {

    private final Connection lock;

    private ReplayGate(Connection lock) {
        this.lock = lock;
    }

    /** The site should have replayed all that it has: it would wait in the middle of an event. */
    static ReplayGate shut(LogTables west) {
        try {
            Connection connection = west.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("LOCK TABLE REPRISE_POSITION IN ACCESS EXCLUSIVE MODE");
            }
            return new ReplayGate(connection);
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    /** Replay goes on at once. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }
}
