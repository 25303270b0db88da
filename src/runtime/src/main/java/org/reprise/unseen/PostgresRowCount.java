package org.reprise.unseen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/**
 * PostgreSQL counts by table what is inserted, updated and deleted, by whomever: triggers, cascades, functions. It counts attempts: rows
 * that went with a savepoint too, and those of a session's earlier transactions until they are reported, which is never inside of a
 * transaction. The functions by oid are asked because their view reads all tables of the database. A row that moves to another partition
 * counts as one deleted and one inserted, so what is deleted of partitions is left out.
 */
final class PostgresRowCount implements RowCount {
    /** Those that are found by the search path, or in the schema that the mapping names; and their partitions, which hold their rows. */
    private static final String TABLES = "WITH RECURSIVE mapped(plain, full_name, visible, oid, part) AS ("
            + "SELECT UPPER(c.relname), UPPER(s.nspname || '.' || c.relname), pg_table_is_visible(c.oid), c.oid,"
            + " c.relispartition FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace"
            + " WHERE c.relkind IN ('r', 'p') AND (pg_table_is_visible(c.oid)"
            + " AND UPPER(c.relname) = ANY (string_to_array(?, chr(10)))"
            + " OR UPPER(s.nspname || '.' || c.relname) = ANY (string_to_array(?, chr(10))))"
            + " UNION SELECT m.plain, m.full_name, m.visible, i.inhrelid, true FROM mapped m"
            + " JOIN pg_inherits i ON i.inhparent = m.oid"
            + " JOIN pg_class p ON p.oid = i.inhrelid WHERE p.relispartition)"
            + " SELECT plain, full_name, visible, oid, part FROM mapped";

    private static final String COUNTS =
            "SELECT place, changed FROM (SELECT place, pg_stat_get_xact_tuples_inserted(id)"
                    + " + pg_stat_get_xact_tuples_updated(id)"
                    + " + CASE WHEN part THEN 0 ELSE pg_stat_get_xact_tuples_deleted(id) END AS changed"
                    + " FROM unnest(ARRAY[%s]::oid[], ARRAY[%s]::boolean[]) WITH ORDINALITY AS t(id, part, place)) AS counted"
                    + " WHERE changed > 0";

    /** A savepoint has an id behind that of its transaction. Those of other transactions are among these, too. */
    private static final String ROLLED_BACK = "SELECT COUNT(*) FROM generate_series(txid_current() + 1,"
            + " txid_snapshot_xmax(txid_current_snapshot()) - 1) AS behind(id) WHERE txid_status(id) = 'aborted'";

    /** A lock that writing takes; it is held to the end of the transaction, or of the savepoint that is rolled back. */
    private static final String LOCKED = "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'relation'"
            + " AND pid = pg_backend_pid() AND mode NOT IN ('AccessShareLock', 'RowShareLock') AND relation IN (%s)";

    private final Database database;
    private final List<String> names = new ArrayList<>();

    /** What else statements may call them. */
    private final Map<String, String> calls = new HashMap<>();

    private final List<Long> ids = new ArrayList<>();
    private final String counts;

    private PostgresRowCount(Database database, Set<String> mapped) {
        this.database = database;
        String all = String.join("\n", mapped);
        List<Boolean> parts = new ArrayList<>();
        database.each(
                TABLES,
                row -> {
                    boolean isVisible = row.getBoolean(3);
                    String name = row.getString(isVisible ? 1 : 2);
                    names.add(name);
                    calls.put(row.getString(2), name);
                    if (isVisible) {
                        calls.put(name, name);
                    }
                    ids.add(row.getLong(4));
                    parts.add(row.getBoolean(5));
                    return true;
                },
                all,
                all);
        this.counts = COUNTS.formatted(text(ids), text(parts));
    }

    /** Whether it is told to count, as it is by default. */
    static boolean isKept(DataSource source) {
        return new Database(source)
                .first("SELECT current_setting('track_counts')", row -> row.getString(1))
                .filter("on"::equals)
                .isPresent();
    }

    static Optional<RowCount> of(DataSource source, Set<String> mapped) {
        PostgresRowCount count = new PostgresRowCount(new Database(source), mapped);
        return count.ids.isEmpty() ? Optional.empty() : Optional.of(count);
    }

    @Override
    public Look look() {
        Map<String, Long> rows = new HashMap<>();
        database.each(counts, row -> {
            rows.merge(names.get(row.getInt(1) - 1), row.getLong(2), Long::sum);
            return true;
        });
        return new Look(rows, 0);
    }

    @Override
    public long seen(Map<String, Long> seen, String table) {
        long rows = 0;
        for (Map.Entry<String, Long> each : seen.entrySet()) {
            // a view may stand for any table
            String name = calls.getOrDefault(each.getKey(), "");
            boolean isElsewhere = !name.isEmpty() || each.getKey().equals(LookedAt.SEQUENCE);
            rows += name.equals(table) || !isElsewhere ? each.getValue() : 0;
        }
        return rows;
    }

    @Override
    public boolean stands(String table, boolean wasSeen) {
        return count(ROLLED_BACK) == 0 || (!wasSeen && count(LOCKED.formatted(text(ids(table)))) > 0);
    }

    private long count(String sql) {
        return database.first(sql, row -> row.getLong(1)).orElse(0L);
    }

    private List<Long> ids(String table) {
        List<Long> own = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (names.get(i).equals(table)) {
                own.add(ids.get(i));
            }
        }
        return own;
    }

    private static String text(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
