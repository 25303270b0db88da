package org.reprise.site;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Logger;
import org.reprise.proof.Change;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowChange;

/** Counts, by table, rows that were written at a secondary outside a replay. Says each table once. Safe for any thread. */
final class StrayWrites {
    private static final Logger LOG = Logger.getLogger(StrayWrites.class.getName());

    private final Map<String, LongAdder> tables = new ConcurrentSkipListMap<>();

    void wrote(Supplier<? extends Change> supplied) {
        Change change = supplied.get();
        String place = change instanceof RowChange row ? row.table() : ((OpaqueStatement) change).text();
        LongAdder fresh = new LongAdder();
        LongAdder known = tables.putIfAbsent(place, fresh);
        (known == null ? fresh : known).increment();
        if (known == null) {
            LOG.warning(
                    () -> "REPR0403W: Rows of " + place + " were written at this secondary outside a replay: the copy"
                            + " differs from the primary there, until an event that meets them heals it. Write at the primary;"
                            + " this is said once a table");
        }
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        tables.forEach((table, rows) -> counts.put(table, rows.sum()));
        return counts;
    }
}
