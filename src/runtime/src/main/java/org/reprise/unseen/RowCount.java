package org.reprise.unseen;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.reprise.jdbc.DatabaseMake;

/**
 * The count of rows changed in a session, as a make of database keeps it for itself. What it says at one time means nothing; two looks
 * in one transaction do. Safe for threads; each look is of the calling thread's transaction.
 */
interface RowCount {
    /** Stands for the tables where the make does not tell which. */
    String ANY = "";

    /** How it stands now. */
    Look look();

    /** Of the rows seen, by table as statements name it in upper case, as many as could be those that are counted for {@code table}. */
    long seen(Map<String, Long> seen, String table);

    /**
     * Whether what was counted for the table and not seen is still changed, for certain: not if it may have gone with a savepoint.
     *
     * @param wasSeen whether rows of it were seen too
     */
    boolean stands(String table, boolean wasSeen);

    /** Empty where the make keeps no such count, or there are no tables. */
    static Optional<RowCount> of(DatabaseMake make, DataSource source, Set<String> mapped) {
        if (mapped.isEmpty()) {
            return Optional.empty();
        }
        return switch (make) {
            case POSTGRESQL -> PostgresRowCount.of(source, mapped);
            case MARIADB -> Optional.of(new MariaDbRowCount(source, mapped));
            case H2, HSQLDB -> Optional.empty();
        };
    }
}
