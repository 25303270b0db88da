package org.reprise.catchup;

import java.sql.SQLException;
import java.util.List;

/** Writes rows of one table at a time, many at once, in the way of a make. Of one connection, in one thread. */
interface TableWriter {
    /**
     * Looks whether rows are what they were at the primary: there, with what it knew of them; or not there.
     *
     * @throws DriftException when one is not
     */
    void look(BulkTable table, List<NetRow> rows) throws SQLException;

    /** Inserts rows, and reads them back. */
    void insert(BulkTable table, List<NetRow> rows) throws SQLException;

    /** Updates rows, and reads them back. */
    void update(BulkTable table, List<NetRow> rows) throws SQLException;

    /** Deletes rows. */
    void delete(BulkTable table, List<NetRow> rows) throws SQLException;

    /** All is written that was to be. Not called when something failed: the transaction rolls back then. */
    default void done() throws SQLException {}
}
