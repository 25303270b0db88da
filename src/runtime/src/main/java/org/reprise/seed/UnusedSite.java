package org.reprise.seed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.reprise.log.EventLog;
import org.reprise.portion.Position;

/** Only a site without rows and without a history takes a seed; rows of tables that an operator has named may be there, and go. */
record UnusedSite(Connection connection, EventLog log) {

    /**
     * Looks at it.
     *
     * @param replaced names of tables that may have rows
     * @return those that have
     * @throws SeedException when others have rows, or the site has a history
     */
    Set<String> check(TargetTables tables, Set<String> replaced) throws SQLException {
        SortedMap<String, Long> rows = tables.rows();
        SortedMap<String, Long> kept = new TreeMap<>(rows);
        kept.keySet().removeAll(replaced);
        if (!kept.isEmpty()) {
            throw new SeedException(
                    "This site's database is not empty: " + text(kept)
                            + ". A seed replaces the rows of those tables only that it is told to, by name (--replace, or"
                            + " reprise.seed.replace). Name them, empty them, or give the site an empty database",
                    null);
        }
        Position position = log.position().current();
        boolean sealed;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NEXT_SEQ FROM REPRISE_HEAD WHERE ID = 1")) {
            sealed = !row.next() || row.getLong(1) != 1;
        }
        if (!position.equals(Position.START) || sealed || log.captured().count() > 0) {
            throw new SeedException(
                    "This site has a history: its replay is at " + position
                            + (sealed ? ", and events were sealed here" : "")
                            + ". Give the site an empty database, then seed",
                    null);
        }
        return rows.keySet();
    }

    /** Such as: the table A has 1 row, the table B has 2 rows. */
    static String text(SortedMap<String, Long> rows) {
        return rows.entrySet().stream()
                .map(table -> "the table " + table.getKey() + " has " + table.getValue()
                        + (table.getValue() == 1 ? " row" : " rows"))
                .collect(Collectors.joining(", "));
    }

    /** Rows that would go without others coming stay: the seed is refused. */
    static void refuseLost(SeedManifest seed, Set<String> going) {
        Set<String> lost = new TreeSet<>(going);
        seed.tables().forEach(table -> lost.remove(table.name()));
        if (!lost.isEmpty()) {
            throw new SeedException(
                    "The " + seed + " does not have the tables " + lost
                            + ", so their rows here would go and none would come: empty these tables yourself",
                    null);
        }
    }
}
