package org.reprise.liberty.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.reprise.liberty.Database;

/** Where a site is in the log, read from its database: sooner than it says itself, and cheaper. */
record LogTables(Database data) {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** The last event of a primary that nobody calls now, once all that is captured is sealed. */
    long head() throws InterruptedException {
        await("SELECT -COUNT(*) FROM REPRISE_CAPTURED", 0);
        return number("SELECT NEXT_SEQ - 1 FROM REPRISE_HEAD");
    }

    /** Returns once the site has all events up to this one. */
    void awaitStored(long head) throws InterruptedException {
        await("SELECT COALESCE(MAX(LAST_SEQ), 0) FROM REPRISE_PORTIONS", head);
    }

    /** Returns once the site has replayed all events up to this one. */
    void awaitReplayed(long head) throws InterruptedException {
        await("SELECT SEQ FROM REPRISE_POSITION", head);
    }

    /** Rows that a replay left other than the primary. */
    long differences() {
        return number("SELECT COUNT(*) FROM REPRISE_DIFFERENCE");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(data.url(), data.user(), data.password());
    }

    static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Writes what is left over from before to the disk, where that can be asked for: else it is done amid what is measured. */
    void checkpoint() {
        if (data.make() != Database.Make.MARIADB) {
            execute("CHECKPOINT");
        }
    }

    long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return number(statement, sql);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Returns once this number is no less. */
    void await(String sql, long least) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (long now = number(statement, sql); now < least; now = number(statement, sql)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "[" + sql + "] is " + now + " after " + PATIENCE + " and should be " + least);
                }
                Thread.sleep(POLL.toMillis());
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    static IllegalStateException unreadable(SQLException e) {
        return new IllegalStateException("The log's tables cannot be read", e);
    }
}
