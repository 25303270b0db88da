package org.reprise.capture;

import java.util.Map;
import java.util.logging.Logger;
import org.reprise.proof.Change;
import org.reprise.proof.CountByTable;

/** Counts, by table, rows written without a replicated call. Says each table once. Safe for any thread. */
public final class UncapturedWrites {
    private static final Logger LOG = Logger.getLogger(UncapturedWrites.class.getName());

    private final CountByTable tables = new CountByTable();

    /** @param outcome what becomes of them, in words */
    void met(Change change, String outcome) {
        String place = change.place();
        if (tables.isFirst(place)) {
            LOG.warning(() -> "REPR0401W: Rows of " + place
                    + " were written in a transaction without a replicated call: "
                    + outcome + ". Annotate the method that writes them with @Replicated, or set reprise.uncaptured;"
                    + " this is said once a table");
        }
    }

    /** Rows by table since the start. */
    public Map<String, Long> counts() {
        return tables.counts();
    }
}
