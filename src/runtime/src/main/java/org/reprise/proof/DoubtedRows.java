package org.reprise.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.proof.RowChange.Operation;

/**
 * Rows of which the replay of an event that is not proved makes one doubt, and that the evidence does not heal: it gives a row the
 * columns that the primary wrote and no others. What memory held of the others is no value to write, because it may be in no row of the
 * primary; it tells where to look.
 */
public final class DoubtedRows {
    private record Row(String table, SortedMap<String, Value> key) {}

    /** What a transaction did to one row. */
    private static final class Touched {
        private boolean inserted;
        private boolean deleted;
        private final Set<String> written = new TreeSet<>();
        private final SortedMap<String, Value> remembered = new TreeMap<>();

        void add(RowChange change) {
            inserted |= change.operation() == Operation.INSERT;
            deleted |= change.operation() == Operation.DELETE;
            written.addAll(change.after().keySet());
            change.before().forEach(remembered::putIfAbsent);
        }

        /** Whether this replay knew the row as one that the primary's call cannot have known. */
        boolean doubts(Touched there) {
            if (inserted || there.inserted || there.deleted) {
                return false;
            }
            if (deleted || !there.written.containsAll(written)) {
                return true;
            }
            return remembered.entrySet().stream()
                    .filter(each -> !there.written.contains(each.getKey()))
                    .anyMatch(each -> {
                        Value theirs = there.remembered.get(each.getKey());
                        return theirs != null
                                && !theirs.proved().equals(each.getValue().proved());
                    });
        }
    }

    private DoubtedRows() {}

    /**
     * Says which rows are to be looked at at both sites.
     *
     * @param there what the primary wrote
     * @param here  what the replay wrote, before it was rolled back
     * @return table and key of each; none that only the replay inserted, which is not there, nor of a table without a key
     */
    public static List<RowChange> between(List<Change> there, List<Change> here) {
        Map<Row, Touched> theirs = touched(there);
        List<RowChange> doubted = new ArrayList<>();
        touched(here).forEach((row, ours) -> {
            if (ours.doubts(theirs.getOrDefault(row, new Touched()))) {
                doubted.add(new RowChange(Operation.UPDATE, row.table, row.key, new TreeMap<>(), new TreeMap<>()));
            }
        });
        return doubted;
    }

    private static Map<Row, Touched> touched(List<Change> changes) {
        Map<Row, Touched> rows = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof RowChange row && isFound(row)) {
                rows.computeIfAbsent(new Row(row.table(), row.key()), each -> new Touched())
                        .add(row);
            }
        }
        return rows;
    }

    /** Whether its key names a row: that of a collection may name an owner, or a content that several have. */
    private static boolean isFound(RowChange row) {
        return row.count() == 1
                && (row.operation() != Operation.INSERT || !row.after().isEmpty());
    }
}
