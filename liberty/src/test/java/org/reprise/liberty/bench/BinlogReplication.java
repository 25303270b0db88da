package org.reprise.liberty.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.reprise.liberty.Database;

/**
 * A copy that MariaDB keeps itself: a server that applies the rows of another one's binary log, in one thread, as it does by default. What it is
 * sent while it is held lies in its relay log. Both are on the disk at each commit, and so is the binary log of the publisher.
 */
final class BinlogReplication implements OwnReplication {
    /** Options of the server that is copied. */
    static final String[] PUBLISHER = {"--server-id=1", "--log-bin", "--binlog-format=ROW", "--sync-binlog=1"};

    /** Options of the server that is the copy. */
    static final String[] COPY = {"--server-id=2"};

    private static final long POLL_MILLIS = 50;

    private static final String REACHED = number("gtid_slave_pos");

    private final LogTables publisher;
    private final LogTables copy;
    private final CpuTime cpu;

    private BinlogReplication(LogTables publisher, LogTables copy) {
        this.publisher = publisher;
        this.copy = copy;
        this.cpu = CpuTime.ofDatabase(copy);
    }

    /**
     * Copies all that the publisher's server ever wrote, from then on, too.
     *
     * @param server empty; it gets the publisher's database, under its name
     */
    static BinlogReplication begin(Database publisher, Database server) throws InterruptedException {
        URI from = uri(publisher);
        URI to = uri(server);
        LogTables begun = new LogTables(server);
        begun.execute("CHANGE MASTER TO MASTER_HOST='" + from.getHost() + "', MASTER_PORT=" + from.getPort()
                + ", MASTER_USER='" + publisher.user() + "', MASTER_PASSWORD='" + publisher.password()
                + "', MASTER_USE_GTID=slave_pos");
        begun.execute("START SLAVE");
        begun.await(REACHED, new LogTables(publisher).number(number("gtid_binlog_pos")));
        String url = "jdbc:mariadb://" + to.getHost() + ":" + to.getPort() + from.getPath();
        return new BinlogReplication(
                new LogTables(publisher),
                new LogTables(new Database(Database.Make.MARIADB, url, server.user(), server.password())));
    }

    private static URI uri(Database database) {
        return URI.create(database.url().substring("jdbc:".length()));
    }

    /** The last part of a position {@code domain-server-sequence} of one domain. */
    private static String number(String variable) {
        return "SELECT COALESCE(CAST(NULLIF(SUBSTRING_INDEX(@@" + variable + ", '-', -1), '') AS UNSIGNED), 0)";
    }

    @Override
    public String name() {
        return "row";
    }

    @Override
    public LogTables publisher() {
        return publisher;
    }

    @Override
    public void hold() {
        copy.execute("STOP SLAVE SQL_THREAD");
    }

    @Override
    public long end() {
        return publisher.number(number("gtid_binlog_pos"));
    }

    @Override
    public Applied apply(long warm, String events) throws InterruptedException {
        long end = end();
        awaitReceived(end);
        return new Watch(copy, cpu, REACHED, events).until(warm, end, this::release);
    }

    @Override
    public void catchUp() throws InterruptedException {
        long end = end();
        release();
        copy.await(REACHED, end);
    }

    private void awaitReceived(long end) throws InterruptedException {
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            while (received(statement) < end) {
                Thread.sleep(POLL_MILLIS);
            }
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
    }

    private static long received(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SHOW SLAVE STATUS")) {
            row.next();
            if (!row.getString("Last_IO_Error").isEmpty()) {
                throw new IllegalStateException(row.getString("Last_IO_Error"));
            }
            String position = row.getString("Gtid_IO_Pos");
            return position.isEmpty() ? 0 : Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
        }
    }

    private void release() {
        copy.execute("START SLAVE SQL_THREAD");
    }
}
