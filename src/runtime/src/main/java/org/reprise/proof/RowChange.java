package org.reprise.proof;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One row inserted, updated or deleted. Table and columns are named as the mapping names them, in upper case and without quotes.
 *
 * @param key    the columns that name the row; all columns where a table has no key, such as that of a collection
 * @param after  the other columns as they are now, all that the mapping knows; empty for a deleted row
 * @param before columns as they were, as far as they are known; no part of the proof, because sites know more or less of them.
 *               A column of an update with one value before and after was not written: it is so in memory, and an object may
 *               be other than its row
 */
public record RowChange(
        Operation operation,
        String table,
        SortedMap<String, Value> key,
        SortedMap<String, Value> after,
        SortedMap<String, Value> before)
        implements Change {

    /** What happened to the row. */
    public enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }

    public RowChange {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(table, "table");
        key = Collections.unmodifiableSortedMap(new TreeMap<>(key));
        after = Collections.unmodifiableSortedMap(new TreeMap<>(after));
        before = Collections.unmodifiableSortedMap(new TreeMap<>(before));
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A row of " + table + " without a key");
        }
    }

    @Override
    public String place() {
        return table;
    }

    /** The columns that an update did not write, as memory had them. */
    public SortedMap<String, Value> unwritten() {
        SortedMap<String, Value> kept = new TreeMap<>(after);
        kept.entrySet().removeIf(column -> !column.getValue().equals(before.get(column.getKey())));
        return kept;
    }

    /** The columns that the change itself gives the row. */
    public SortedMap<String, Value> written() {
        SortedMap<String, Value> kept = new TreeMap<>(after);
        kept.keySet().removeAll(unwritten().keySet());
        return kept;
    }

    /** The same change, which writes these columns too. */
    RowChange writing(Set<String> columns) {
        SortedMap<String, Value> unknown = new TreeMap<>(before);
        unknown.keySet().removeAll(columns);
        return new RowChange(operation, table, key, after, unknown);
    }

    /** The same change, which writes all that it knows of the row: for a site whose row may not be what the primary's was before. */
    public RowChange whole() {
        return writing(after.keySet());
    }

    /** The row's key for people, such as {@code ID=7, LANGUAGE=en}. */
    public String keyText() {
        return text(key);
    }

    /** Columns for people. */
    public static String text(Map<String, Value> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining(", "));
    }
}
