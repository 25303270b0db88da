package org.reprise.proof;

import java.util.List;

/** Writes evidence into this site's own database. Safe for any thread. */
public interface RowApplier {

    /**
     * Brings each row to what the change says, in the given order and in the calling thread's transaction: a row to be inserted
     * that is there is overwritten, a row to be updated that is missing is inserted, a missing row to be deleted is no error. Then
     * the rows are read, and must be what was written.
     *
     * @throws RowsRefusedException when one cannot be written, or is not read as it was written; the transaction must then roll back
     */
    void apply(List<Change> changes);
}
