package org.reprise.catchup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/**
 * The values of unique columns that rows have given up. Another row that takes one of them must be written after that, and statements
 * of many rows know no order among these.
 */
final class FreedValues {
    private record Freed(String table, Set<String> columns, List<Value> values) {}

    private final Set<Freed> freed = new HashSet<>();

    /** Columns of which rows gave up values that nobody knows. */
    private final Set<Freed> unknown = new HashSet<>();

    /** Whether a change takes what another may have given up. */
    boolean isTaken(BulkTable table, RowChange change, @Nullable NetRow before) {
        if (change.operation() == Operation.DELETE || freed.isEmpty() && unknown.isEmpty()) {
            return false;
        }
        for (Set<String> columns : table.uniques()) {
            if (isTouched(columns, change) && isTaken(table, columns, values(columns, change, before, true))) {
                return true;
            }
        }
        return false;
    }

    private boolean isTaken(BulkTable table, Set<String> columns, @Nullable List<Value> values) {
        if (values != null && values.contains(Value.NULL)) {
            return false;
        }
        if (unknown.contains(all(table, columns))) {
            return true;
        }
        return values == null
                ? freed.stream().anyMatch(each -> each.table.equals(table.name()) && each.columns.equals(columns))
                : freed.contains(new Freed(table.name(), columns, values));
    }

    /** A change is made: what it gives up is noted. */
    void add(BulkTable table, RowChange change, @Nullable NetRow before) {
        if (change.operation() == Operation.INSERT) {
            return;
        }
        for (Set<String> columns : table.uniques()) {
            if (change.operation() == Operation.DELETE || isTouched(columns, change)) {
                List<Value> values = values(columns, change, before, false);
                if (values == null) {
                    unknown.add(all(table, columns));
                } else {
                    freed.add(new Freed(table.name(), columns, values));
                }
            }
        }
    }

    void clear() {
        freed.clear();
        unknown.clear();
    }

    private static Freed all(BulkTable table, Set<String> columns) {
        return new Freed(table.name(), columns, List.of());
    }

    private static boolean isTouched(Set<String> columns, RowChange change) {
        return change.operation() == Operation.INSERT
                || columns.stream()
                        .anyMatch(column -> change.after().containsKey(column)
                                && !change.after()
                                        .get(column)
                                        .equals(change.before().get(column)));
    }

    /** What the row holds in these columns before the change, or behind it; null where that is not known. */
    private static @Nullable List<Value> values(
            Set<String> columns, RowChange change, @Nullable NetRow before, boolean behind) {
        List<Value> values = new ArrayList<>();
        for (String column : columns.stream().sorted().toList()) {
            Value value = behind ? change.after().get(column) : null;
            if (value == null) {
                value = change.key().get(column);
            }
            if (value == null && before != null) {
                value = before.holds(column);
            }
            if (value == null) {
                value = change.before().get(column);
            }
            if (value == null) {
                return null;
            }
            values.add(value.withoutPadding());
        }
        return values;
    }
}
