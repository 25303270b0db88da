package org.reprise.catchup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reprise.proof.RowChange;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;
import org.reprise.proof.WritesBeside;

/**
 * A table of this site, and which changes of its rows may be made together with others.
 *
 * @param whole   the columns of a row that statements write
 * @param beside  what the database writes by itself when a row is written: each change has to come, then, and in its place
 * @param uniques columns in which no two rows are alike, beside the key
 * @param parents the columns of its foreign keys, by the names of the tables that they refer to; where two schemas have one of that name,
 *                their order may be another, and a foreign key may refuse it
 */
record BulkTable(
        Table table,
        Set<String> whole,
        WritesBeside beside,
        List<Set<String>> uniques,
        Map<String, Set<String>> parents) {

    static BulkTable read(Connection connection, Table table) throws SQLException {
        Set<String> key = Set.copyOf(table.key());
        Map<String, Set<String>> parents = new HashMap<>();
        table.place().references(connection, row -> parents.computeIfAbsent(
                        row.getString("PKTABLE_NAME"), each -> new HashSet<>())
                .add(row.getString("FKCOLUMN_NAME").toUpperCase(Locale.ROOT)));
        return new BulkTable(
                table,
                table.columns().entrySet().stream()
                        .filter(each -> !each.getValue().isGenerated())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                WritesBeside.read(connection, table.place()),
                table.unique().stream().filter(columns -> !columns.equals(key)).toList(),
                parents);
    }

    /** As statements name it. */
    String name() {
        return table.name();
    }

    boolean isParentOf(BulkTable other) {
        return other.parents.containsKey(table.place().name());
    }

    /** Whether by these columns a row refers to another one of its table. */
    boolean refersToItself(Set<String> columns) {
        Set<String> own = parents.getOrDefault(table.place().name(), Set.of());
        return columns.stream().anyMatch(own::contains);
    }

    /** Whether this change may be made together with others, merged with those of the same row. */
    boolean merges(RowChange change) {
        return names(change) && beside.of(change).isEmpty() && isWritten(change);
    }

    /** Whether it is of one row, which keeps its name. */
    boolean names(RowChange change) {
        if (change.count() != 1
                || table.key().isEmpty()
                || change.key().size() != table.key().size()) {
            return false;
        }
        for (String column : table.key()) {
            Value value = change.key().get(column);
            if (value == null || !isName(column, value) || change.after().containsKey(column)) {
                return false;
            }
        }
        return true;
    }

    /** A row is found by it, and it is read from the row as it was written. */
    private boolean isName(String column, Value value) {
        return switch (value.kind()) {
            case NUMBER, TEXT, TIMESTAMP, DATE -> !table.column(column).isLarge();
            case NULL, FLOAT, BYTES, TIME, INSTANT -> false;
        };
    }

    private boolean isWritten(RowChange change) {
        return switch (change.operation()) {
            case DELETE -> true;
            case UPDATE ->
                change.after().isEmpty() || change.after().keySet().stream().anyMatch(table::isUpdatable);
            case INSERT -> !table.isZeroed(change.key()) && !table.isZeroed(change.after());
        };
    }
}
