package org.reprise.eclipselink;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShape.Place;

/** What one execution of a statement says about the row that it writes. */
final class StatementRow {
    private final StatementShape shape;
    private final ColumnValues values;
    private final SortedMap<String, Value> set;
    private final SortedMap<String, Value> where;

    StatementRow(StatementShape shape, List<?> parameters, ColumnValues values) {
        this.shape = shape;
        this.values = values;
        this.set = columns(shape.set(), parameters);
        this.where = columns(shape.where(), parameters);
    }

    private SortedMap<String, Value> columns(List<Place> places, List<?> parameters) {
        SortedMap<String, Value> columns = new TreeMap<>();
        for (Place place : places) {
            @Nullable Object written = place.parameter() == Place.NOWHERE ? null : parameters.get(place.parameter());
            columns.put(place.column(), values.of(place.column(), written));
        }
        return columns;
    }

    StatementShape shape() {
        return shape;
    }

    Operation operation() {
        return shape.operation();
    }

    String table() {
        return shape.table();
    }

    ColumnValues values() {
        return values;
    }

    /** The columns that the statement writes. */
    SortedMap<String, Value> set() {
        return set;
    }

    /** The columns by which it finds the row. */
    SortedMap<String, Value> where() {
        return where;
    }

    /** The row of a table without objects of its own, such as that of a collection: all that is known is in the statement. */
    RowChange alone() {
        SortedMap<String, Value> none = new TreeMap<>();
        return shape.operation() == Operation.INSERT
                ? new RowChange(Operation.INSERT, shape.table(), set, none, none)
                : new RowChange(shape.operation(), shape.table(), where, set, none);
    }

    static SortedMap<String, Value> only(SortedMap<String, Value> columns, Collection<String> names) {
        SortedMap<String, Value> kept = new TreeMap<>();
        for (String name : names) {
            Value value = columns.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** The columns themselves, where none of these is among them. */
    static SortedMap<String, Value> without(SortedMap<String, Value> columns, Collection<String> names) {
        if (names.stream().noneMatch(columns::containsKey)) {
            return columns;
        }
        SortedMap<String, Value> kept = new TreeMap<>(columns);
        kept.keySet().removeAll(names);
        return kept;
    }
}
