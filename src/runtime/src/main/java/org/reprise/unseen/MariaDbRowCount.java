package org.reprise.unseen;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/**
 * MariaDB counts for a session what its engines are told to write, those of triggers and functions too, of whatever table. Not counted
 * are the rows of ON DELETE and ON UPDATE CASCADE, which the engine finds itself; counted are rows that INSERT IGNORE leaves out. A row
 * of a partitioned table counts twice, or three times if it moves, one of a system-versioned table twice if it is updated: where rows of
 * such a table were seen, nothing is said.
 */
final class MariaDbRowCount implements RowCount {
    private static final String ROLLED_BACK = "ROLLBACK";
    private static final String COUNTS = "SHOW SESSION STATUS WHERE Variable_name IN"
            + " ('Handler_write', 'Handler_update', 'Handler_delete', 'Handler_rollback', 'Handler_savepoint_rollback')";

    private static final String SCHEMAS =
            "SELECT SCHEMA_NAME, SCHEMA_NAME = DATABASE() FROM INFORMATION_SCHEMA.SCHEMATA";

    private static final String MANIFOLD = "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = ? AND (TABLE_TYPE = 'SYSTEM VERSIONED' OR CREATE_OPTIONS LIKE '%partitioned%')";

    private final Database database;

    /** Tables of which a row counts more than once, with and without their schemas. */
    private final Set<String> manifold = new HashSet<>();

    MariaDbRowCount(DataSource source, Set<String> mapped) {
        this.database = new Database(source);
        database.each(SCHEMAS, row -> {
            String prefix = row.getString(1).toUpperCase(Locale.ROOT) + ".";
            boolean isOwn = row.getBoolean(2);
            if (isOwn || mapped.stream().anyMatch(table -> table.startsWith(prefix))) {
                for (String name : database.query(MANIFOLD, table -> table.getString(1), row.getString(1))) {
                    String upper = name.toUpperCase(Locale.ROOT);
                    manifold.add(prefix + upper);
                    if (isOwn) {
                        manifold.add(upper);
                    }
                }
            }
            return true;
        });
    }

    @Override
    public Look look() {
        long[] counts = {0, 0};
        database.each(COUNTS, row -> {
            counts[row.getString(1).toUpperCase(Locale.ROOT).endsWith(ROLLED_BACK) ? 1 : 0] += row.getLong(2);
            return true;
        });
        return new Look(Map.of(ANY, counts[0]), counts[1]);
    }

    @Override
    public long seen(Map<String, Long> seen, String table) {
        return seen.keySet().stream().anyMatch(manifold::contains)
                ? LookedAt.MANY
                : seen.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean stands(String table, boolean wasSeen) {
        return true;
    }
}
