package org.reprise.unseen;

import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;

/**
 * MariaDB counts for a session what its engines are told to write, those of triggers and functions too, of whatever table. Not counted
 * are the rows of ON DELETE and ON UPDATE CASCADE, which the engine finds itself; counted are rows that INSERT IGNORE leaves out.
 */
final class MariaDbRowCount implements RowCount {
    private static final String ROLLED_BACK = "ROLLBACK";
    private static final String COUNTS = "SHOW SESSION STATUS WHERE Variable_name IN"
            + " ('Handler_write', 'Handler_update', 'Handler_delete', 'Handler_rollback', 'Handler_savepoint_rollback')";

    private final Database database;

    MariaDbRowCount(DataSource source) {
        this.database = new Database(source);
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
        return seen.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public boolean stands(String table, boolean wasSeen) {
        return true;
    }
}
