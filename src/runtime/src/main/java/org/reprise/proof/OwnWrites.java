package org.reprise.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.reprise.proof.TableCatalog.Table;

/**
 * What the database wrote by itself when a row was written: by triggers, and by foreign keys that act. No evidence says what that was, so
 * such a change cannot be taken back. Of one connection, in one thread.
 */
final class OwnWrites {
    private final Connection connection;
    private final Map<String, WritesBeside> known = new HashMap<>();

    OwnWrites(Connection connection) {
        this.connection = connection;
    }

    /** What it may have written beside this change, in words; empty where it wrote nothing. */
    String beside(Table table, RowChange row) throws SQLException {
        WritesBeside found = known.get(row.table());
        if (found == null) {
            found = WritesBeside.read(connection, table.place());
            known.put(row.table(), found);
        }
        return found.of(row);
    }
}
