package org.reprise.role;

import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.proof.Change;
import org.reprise.proof.CountByTable;

/** Counts, by table, rows that were written at a secondary outside a replay. Says each table once. Safe for any thread. */
final class StrayWrites {
    private static final Logger LOG = Logger.getLogger(StrayWrites.class.getName());

    private final CountByTable tables = new CountByTable();

    void wrote(Supplier<? extends Change> supplied) {
        String place = supplied.get().place();
        if (tables.isFirst(place)) {
            LOG.warning(
                    () -> "REPR0403W: Rows of " + place + " were written at this secondary outside a replay: the copy"
                            + " differs from the primary there, until an event that meets them heals it. Write at the primary;"
                            + " this is said once a table");
        }
    }

    Map<String, Long> counts() {
        return tables.counts();
    }
}
