package org.reprise.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts changes by table, or by the text of an opaque statement. Safe for any thread. */
public final class CountByTable {
    private final Map<String, LongAdder> tables = new ConcurrentSkipListMap<>();

    /** Counts one more; true when it is the first of its table. */
    public boolean isFirst(String table) {
        LongAdder fresh = new LongAdder();
        LongAdder known = tables.putIfAbsent(table, fresh);
        (known == null ? fresh : known).increment();
        return known == null;
    }

    /** So far. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        tables.forEach((table, changes) -> counts.put(table, changes.sum()));
        return counts;
    }
}
