package org.reprise.proof;

import java.util.List;

/** Writes evidence into this site's own database. Safe for any thread. */
public interface RowApplier {

    /**
     * Does to each row what the change says, in the given order and in the calling thread's transaction. A row to be inserted that
     * is there is overwritten, unless it has no key: then it is one more. An update or a deletion must meet as many rows as at the
     * primary. Then the rows are read, and must be what was written, under the very key.
     *
     * @throws RowsRefusedException when one cannot be written, is missed, or is not read as it was written; the transaction must then
     *                              roll back
     */
    void apply(List<Change> changes);
}
