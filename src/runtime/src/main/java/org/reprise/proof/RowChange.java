package org.reprise.proof;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One row inserted, updated or deleted. Table and columns are named as the mapping names them, in upper case and without quotes.
 *
 * @param key    the columns that name the row; all columns where a table has no key, such as that of a collection
 * @param after  the other columns that the change gave the row, as they hold it; empty for a deleted row
 * @param before columns as memory had them before, those that were written and others; no part of the proof and no value to
 *               write, because an object may be other than its row
 * @param count  rows that the statement met: one, but for those of collections, which name an owner or a content
 * @param were   those rows as the database held them before, where memory may not know; no part of the proof and no value to write, but
 *               for taking the change back. Empty where that was not read
 */
public record RowChange(
        Operation operation,
        String table,
        SortedMap<String, Value> key,
        SortedMap<String, Value> after,
        SortedMap<String, Value> before,
        long count,
        List<SortedMap<String, Value>> were)
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
        key = copy(key);
        after = copy(after);
        before = copy(before);
        were = were.isEmpty() ? List.of() : were.stream().map(RowChange::copy).toList();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("A row of " + table + " without a key");
        }
    }

    private static SortedMap<String, Value> copy(SortedMap<String, Value> columns) {
        return columns.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** Of rows of which memory knew, or nobody, what they held. */
    public RowChange(
            Operation operation,
            String table,
            SortedMap<String, Value> key,
            SortedMap<String, Value> after,
            SortedMap<String, Value> before,
            long count) {
        this(operation, table, key, after, before, count, List.of());
    }

    /** Of one row. */
    public RowChange(
            Operation operation,
            String table,
            SortedMap<String, Value> key,
            SortedMap<String, Value> after,
            SortedMap<String, Value> before) {
        this(operation, table, key, after, before, 1);
    }

    /** The same change, of which the statement met this many rows. */
    public RowChange met(long rows) {
        return rows == count ? this : new RowChange(operation, table, key, after, before, rows, were);
    }

    /** The same change, of rows that held this before. */
    public RowChange of(List<SortedMap<String, Value>> rows) {
        return rows.isEmpty() ? this : new RowChange(operation, table, key, after, before, count, rows);
    }

    @Override
    public String place() {
        return table;
    }

    /** Whether a column that was there before is one that an update did not write. */
    boolean isUnwritten(String column) {
        return operation == Operation.UPDATE && !after.containsKey(column);
    }

    /**
     * Whether a column that was written is proved. One that is given what it held is not: whether it is written at all depends on what
     * memory made of its value, such as of digits that the column has no room for.
     */
    boolean isProved(String column, Value written) {
        return operation != Operation.UPDATE || !written.proved().equals(proved(before.get(column)));
    }

    private static @Nullable Value proved(@Nullable Value value) {
        return value == null ? null : value.proved();
    }

    /** Whether the change is proved: an update that changes nothing is not. */
    boolean isProved() {
        for (Map.Entry<String, Value> column : after.entrySet()) {
            if (isProved(column.getKey(), column.getValue())) {
                return true;
            }
        }
        return operation != Operation.UPDATE;
    }

    /** The columns that are proved. */
    SortedMap<String, Value> proved() {
        SortedMap<String, Value> proved = new TreeMap<>();
        after.forEach((column, value) -> {
            if (isProved(column, value)) {
                proved.put(column, value.proved());
            }
        });
        return proved;
    }

    /** The same change, which gives the row all that is known of it. */
    public RowChange whole() {
        if (operation != Operation.UPDATE) {
            return this;
        }
        SortedMap<String, Value> all = new TreeMap<>(before);
        all.putAll(after);
        SortedMap<String, Value> was = new TreeMap<>(before);
        was.putAll(key);
        boolean known = were.isEmpty() && before.keySet().containsAll(after.keySet());
        return new RowChange(operation, table, key, all, new TreeMap<>(), count, known ? List.of(was) : were);
    }

    /** The same change, without what only taking it back needs. */
    RowChange shipped() {
        return were.isEmpty() ? this : new RowChange(operation, table, key, after, before, count);
    }

    /** The same row, to be written whole where it may not be yet. */
    public RowChange anew() {
        RowChange whole = whole();
        return operation == Operation.UPDATE
                ? new RowChange(Operation.INSERT, table, key, whole.after(), new TreeMap<>())
                : this;
    }

    /** The row's key for people, such as {@code ID=7, LANGUAGE=en}. */
    public String keyText() {
        return text(key);
    }

    /** The same as it is proved. */
    String provedKeyText() {
        SortedMap<String, Value> proved = new TreeMap<>(key);
        proved.replaceAll((column, value) -> value.proved());
        return text(proved);
    }

    /** Columns for people. */
    public static String text(Map<String, Value> columns) {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining(", "));
    }
}
