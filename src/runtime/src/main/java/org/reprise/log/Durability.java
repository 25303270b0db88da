package org.reprise.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.jdbc.EventLogException;

/**
 * Looks at start-up whether a commit survives the death of the server's process. H2 and HSQLDB write later by default:
 * killed with {@code kill -9}, they lost commits of up to half a second. A lost commit at the primary that a secondary
 * has already replayed cannot be repaired.
 */
public final class Durability {

    private static final Logger LOG = Logger.getLogger(Durability.class.getName());
    private static final String H2 =
            "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";
    private static final String HSQLDB =
            "SELECT PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES WHERE PROPERTY_NAME = ?";

    private final DataSource source;
    private final Database database;

    public Durability(DataSource source) {
        this.source = source;
        this.database = new Database(source);
    }

    /**
     * Says in the log what to change, and changes nothing.
     *
     * @return whether commits are durable, as far as can be known
     */
    public boolean check() {
        return switch (DatabaseMake.of(source)) {
            case H2 -> h2();
            case HSQLDB -> hsqldb();
            case POSTGRESQL, MARIADB -> true;
        };
    }

    private boolean h2() {
        boolean durable = database.first(H2, row -> row.getString(1))
                .map(delay -> delay.equals("0"))
                .orElse(true);
        if (!durable) {
            LOG.warning("REPR0101W: H2 writes commits to disk later, so a killed server loses commits that were"
                    + " answered already. Add ;WRITE_DELAY=0 to the URL of the data source");
        }
        return durable;
    }

    private boolean hsqldb() {
        if (property("hsqldb.tx").equalsIgnoreCase("locks")) {
            LOG.warning(
                    "REPR0102W: HSQLDB locks whole tables (hsqldb.tx=locks), so business calls wait for each other."
                            + " Run SET DATABASE TRANSACTION CONTROL MVCC, or add ;hsqldb.tx=mvcc to the URL of a new database");
        }
        boolean durable = inMemory() || !property("hsqldb.write_delay").equals("true");
        if (!durable) {
            LOG.warning("REPR0101W: HSQLDB writes commits to disk later, so a killed server loses commits that were"
                    + " answered already. Run SET FILES WRITE DELAY FALSE, or add ;hsqldb.write_delay=false to the URL"
                    + " of a new database");
        }
        return durable;
    }

    private String property(String name) {
        return database.first(HSQLDB, row -> row.getString(1), name).orElse("");
    }

    private boolean inMemory() {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL().toLowerCase(Locale.ROOT).startsWith("jdbc:hsqldb:mem:");
        } catch (SQLException e) {
            throw new EventLogException("The event log's database does not tell its URL: " + e.getMessage(), e);
        }
    }
}
