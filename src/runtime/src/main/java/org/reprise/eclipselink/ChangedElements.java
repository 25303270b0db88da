package org.reprise.eclipselink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/** What became of the rows of one owner, which have no key: equal ones are counted. */
final class ChangedElements {
    private static final SortedMap<String, Value> NONE = new TreeMap<>();

    private ChangedElements() {}

    /** Those of which there are other numbers now are deleted, all of them, and come as often as they are there. */
    static List<RowChange> between(
            String table, Collection<SortedMap<String, Value>> before, Collection<SortedMap<String, Value>> now) {
        Map<SortedMap<String, Value>, Long> were = counted(before);
        Map<SortedMap<String, Value>, Long> are = counted(now);
        List<RowChange> gone = new ArrayList<>();
        List<RowChange> come = new ArrayList<>();
        were.forEach((row, times) -> {
            if (!times.equals(are.get(row))) {
                gone.add(new RowChange(Operation.DELETE, table, row, NONE, NONE, times));
            }
        });
        are.forEach((row, times) -> {
            if (!times.equals(were.get(row))) {
                for (long i = 0; i < times; i++) {
                    come.add(new RowChange(Operation.INSERT, table, row, NONE, NONE));
                }
            }
        });
        gone.addAll(come);
        return gone;
    }

    /** The change with what its rows held in all their columns, where they are among these. */
    static RowChange of(RowChange change, Collection<SortedMap<String, Value>> were) {
        List<SortedMap<String, Value>> rows = were.stream()
                .filter(row -> row.entrySet().containsAll(change.key().entrySet()))
                .toList();
        return change.operation() == Operation.DELETE && rows.size() == change.count() ? change.of(rows) : change;
    }

    private static Map<SortedMap<String, Value>, Long> counted(Collection<SortedMap<String, Value>> rows) {
        Map<SortedMap<String, Value>, Long> counted = new LinkedHashMap<>();
        rows.forEach(row -> counted.merge(row, 1L, Long::sum));
        return counted;
    }
}
