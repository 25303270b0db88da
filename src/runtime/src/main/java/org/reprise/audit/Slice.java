package org.reprise.audit;

import java.util.List;
import java.util.SortedMap;
import org.reprise.compare.RowSum;
import org.reprise.proof.Value;

/**
 * Some rows of a table, in parts.
 *
 * @param parts what they come to, some rows each
 * @param end   whether no row can be behind them
 * @param rows  each of them, where they were wanted
 */
record Slice(List<Part> parts, boolean end, List<KeyedRow> rows) {

    /** Rows of a part. */
    static final int PART = 100;

    /** @param last key of the last of its rows */
    record Part(RowSum sum, SortedMap<String, Value> last) {}

    Slice {
        parts = List.copyOf(parts);
        rows = List.copyOf(rows);
    }

    RowSum sum() {
        return parts.stream().map(Part::sum).reduce(RowSum.NONE, RowSum::plus);
    }
}
