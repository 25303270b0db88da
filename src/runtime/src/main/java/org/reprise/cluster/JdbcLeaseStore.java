package org.reprise.cluster;

import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.jdbc.EventLogException;

/** {@link LeaseStore} in the one row of REPRISE_LEASE. */
final class JdbcLeaseStore implements LeaseStore {
    private static final String READ = "SELECT HOLDER, SERVER, SEQ, NOTE FROM REPRISE_LEASE WHERE ID = 1";
    private static final String REPLACE = "UPDATE REPRISE_LEASE SET HOLDER = ?, SERVER = ?, SEQ = ?, NOTE = ?"
            + " WHERE ID = 1 AND HOLDER = ? AND SEQ = ?";

    private final Database database;

    JdbcLeaseStore(DataSource source) {
        this.database = new Database(source);
    }

    @Override
    public Held read() {
        return database.first(
                        READ, row -> new Held(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)))
                .orElseThrow(() -> new EventLogException("The one row of REPRISE_LEASE is missing", null));
    }

    @Override
    public boolean replace(Held from, Held to) {
        return database.update(REPLACE, to.holder(), to.server(), to.seq(), to.note(), from.holder(), from.seq()) == 1;
    }
}
