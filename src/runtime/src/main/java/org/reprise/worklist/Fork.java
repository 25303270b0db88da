package org.reprise.worklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.reprise.proof.Change;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;

/** What rows were where the log of the former primary and the log part: before the first quarantined event that changed each. */
final class Fork {
    private record Row(long epoch, String table, SortedMap<String, Value> key) {}

    private final Map<Row, RowChange> first = new HashMap<>();

    /**
     * The next event, in the order of the log.
     *
     * @param epoch of the reign it is of: what was undone at one time
     */
    void add(long epoch, List<Change> rows) {
        for (Change change : rows) {
            if (change instanceof RowChange row) {
                first.putIfAbsent(new Row(epoch, row.table(), row.key()), row);
            }
        }
    }

    /** The first change of this row: what it says of before is how the row was. */
    RowChange first(long epoch, RowChange row) {
        return first.getOrDefault(new Row(epoch, row.table(), row.key()), row);
    }
}
