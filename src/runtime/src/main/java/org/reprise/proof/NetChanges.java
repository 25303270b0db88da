package org.reprise.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.proof.RowChange.Operation;

/**
 * What the changes of a transaction come to: those of one row are made one. In which steps a row was written is not proved, because
 * EclipseLink takes some by chance: of two new objects that refer to each other, one is inserted without its reference and updated
 * behind the other.
 */
final class NetChanges {
    private record Row(String table, SortedMap<String, Value> key) {}

    private NetChanges() {}

    /** The same list, where each row was changed once. */
    static List<Change> of(List<Change> changes) {
        Map<Row, List<RowChange>> rows = new LinkedHashMap<>();
        List<Change> net = new ArrayList<>(changes.size());
        int changed = 0;
        for (Change change : changes) {
            if (change instanceof RowChange row) {
                changed++;
                rows.computeIfAbsent(new Row(row.table(), row.key()), each -> new ArrayList<>(1))
                        .add(row);
            } else {
                net.add(change);
            }
        }
        if (rows.size() == changed) {
            return changes;
        }
        rows.values().forEach(each -> net.addAll(each.stream().allMatch(NetChanges::isOfOneRow) ? net(each) : each));
        return net;
    }

    /** Whether its key names one row, and the same one when it has been changed. */
    private static boolean isOfOneRow(RowChange change) {
        return change.count() == 1
                && Collections.disjoint(change.key().keySet(), change.after().keySet());
    }

    /** Unchanged where they cannot all be of one row: such as equal rows of a table without a key. */
    private static List<RowChange> net(List<RowChange> changes) {
        List<RowChange> net = new ArrayList<>(2);
        for (RowChange next : changes) {
            RowChange last = net.isEmpty() ? null : net.get(net.size() - 1);
            boolean comes = next.operation() == Operation.INSERT;
            if (last == null || last.operation() == Operation.DELETE) {
                if (last != null && !comes) {
                    return changes;
                }
                net.add(next);
                continue;
            }
            if (comes) {
                return changes;
            }
            net.remove(net.size() - 1);
            if (next.operation() == Operation.UPDATE) {
                net.add(merged(last, next));
            } else if (last.operation() == Operation.UPDATE) {
                net.add(next);
            }
        }
        return net;
    }

    private static RowChange merged(RowChange first, RowChange then) {
        SortedMap<String, Value> after = new TreeMap<>(first.after());
        after.putAll(then.after());
        SortedMap<String, Value> before = new TreeMap<>(then.before());
        before.keySet().removeAll(first.after().keySet());
        first.before().forEach((column, value) -> {
            // written there and back it is written: another memory may have begun with another value
            if (!first.after().containsKey(column) || !then.after().containsKey(column)) {
                before.put(column, value);
            }
        });
        return new RowChange(first.operation(), first.table(), first.key(), after, before);
    }
}
