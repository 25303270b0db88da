package org.reprise.liberty.bench;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.reprise.liberty.Database;

/**
 * A copy that PostgreSQL keeps itself: a subscriber of all tables of a publisher, each a server of its own. As PostgreSQL has it by default, the subscriber's commits wait for no disk.
 */
final class LogicalReplication implements OwnReplication {
    private static final String COLUMNS = """
            SELECT 'CREATE TABLE ' || c.oid::regclass || ' (' || string_agg(quote_ident(a.attname) || ' '
              || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum) || ')'
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY c.oid""";
    private static final String CONSTRAINTS = """
            SELECT 'ALTER TABLE ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 ORDER BY contype = 'f'""";
    private static final String INDEXES = """
            SELECT pg_get_indexdef(indexrelid) FROM pg_index
            WHERE indrelid IN (SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace)
              AND indexrelid NOT IN (SELECT conindid FROM pg_constraint)""";
    private static final String END = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn";
    private static final String REACHED =
            "SELECT COALESCE(MAX(remote_lsn), '0/0'::pg_lsn) - '0/0'::pg_lsn FROM pg_replication_origin_status";

    private final LogTables publisher;
    private final LogTables subscriber;
    private final CpuTime cpu;

    private LogicalReplication(LogTables publisher, LogTables subscriber) {
        this.publisher = publisher;
        this.subscriber = subscriber;
        this.cpu = CpuTime.ofDatabase(subscriber);
    }

    /**
     * Gives the subscriber the publisher's tables and rows, and keeps them equal from then on.
     *
     * @param publisher  has the tables
     * @param subscriber empty
     */
    static LogicalReplication begin(Database publisher, Database subscriber) throws InterruptedException {
        LogicalReplication begun = new LogicalReplication(new LogTables(publisher), new LogTables(subscriber));
        begun.definitions().forEach(begun.subscriber::execute);
        begun.publisher.execute("CREATE PUBLICATION every FOR ALL TABLES");
        URI server = URI.create(publisher.url().substring("jdbc:".length()));
        begun.subscriber.execute("CREATE SUBSCRIPTION copy CONNECTION 'host=" + server.getHost() + " port="
                + server.getPort() + " dbname=" + server.getPath().substring(1) + " user=" + publisher.user()
                + "' PUBLICATION every");
        begun.subscriber.await("SELECT -COUNT(*) FROM pg_subscription_rel WHERE srsubstate <> 'r'", 0);
        return begun;
    }

    private List<String> definitions() {
        List<String> found = new ArrayList<>();
        try (Connection connection = publisher.connect();
                Statement statement = connection.createStatement()) {
            for (String kind : List.of(COLUMNS, CONSTRAINTS, INDEXES)) {
                try (ResultSet row = statement.executeQuery(kind)) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
            }
        } catch (SQLException e) {
            throw LogTables.unreadable(e);
        }
        return found;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public LogTables publisher() {
        return publisher;
    }

    @Override
    public void hold() throws InterruptedException {
        subscriber.execute("ALTER SUBSCRIPTION copy DISABLE");
        subscriber.await("SELECT -COUNT(*) FROM pg_stat_subscription WHERE pid IS NOT NULL", 0);
    }

    @Override
    public long end() {
        return publisher.number(END);
    }

    @Override
    public Applied apply(long warm, String events) throws InterruptedException {
        long end = commitBehindEnd();
        subscriber.checkpoint();
        return new Watch(subscriber, cpu, REACHED, events).until(warm, end, this::release);
    }

    @Override
    public void catchUp() throws InterruptedException {
        release();
        subscriber.await(REACHED, commitBehindEnd());
    }

    private void release() {
        subscriber.execute("ALTER SUBSCRIPTION copy ENABLE");
    }

    /** Returns the end: the subscriber tells of commits only, so there must be one behind. */
    private long commitBehindEnd() {
        long end = end();
        publisher.execute("UPDATE NETWORK_CONNECTOR SET CONNECTOR_KEY = CONNECTOR_KEY WHERE CONNECTOR_KEY ="
                + " (SELECT MIN(CONNECTOR_KEY) FROM NETWORK_CONNECTOR)");
        return end;
    }
}
