package org.reprise.unseen;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A transaction whose rows are counted twice: as they are seen, and by the database itself. Used by the one thread that is in it. */
public final class LookedAt {
    /** As many rows as there may be. */
    public static final long MANY = 1L << 40;

    /** Stands for the table that a sequence may be: no table is called so. */
    public static final String SEQUENCE = "(sequence)";

    private final UnseenWrites writes;
    private final RowCount count;
    private final Look first;
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Long> unseen = new TreeMap<>();
    private String method = "";

    LookedAt(UnseenWrites writes, RowCount count) {
        this.writes = writes;
        this.count = count;
        this.first = count.look();
    }

    /** A statement that was seen met this many rows of {@code table}; of an unknown one, where that is empty. */
    public void saw(String table, long rows) {
        seen.merge(table.toUpperCase(Locale.ROOT), rows, Long::sum);
    }

    /**
     * Looks again: all that is to be seen has been.
     *
     * @param by the method that did it; empty where none is known
     */
    public void again(String by) {
        method = by;
        unseen.clear();
        Look last = count.look();
        if (last.rolledBack() != first.rolledBack()) {
            // what was counted is gone in part, and nobody knows which
            return;
        }
        last.rows().forEach((table, rows) -> {
            long known = count.seen(seen, table);
            long more = rows - first.rows().getOrDefault(table, 0L) - known;
            if (more > 0 && count.stands(table, known > 0)) {
                unseen.put(table, more);
            }
        });
    }

    /** Its transaction has committed. */
    public void committed() {
        unseen.forEach((table, rows) -> writes.found(method, table, rows));
    }
}
