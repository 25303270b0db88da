package org.reprise.catchup;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Column;
import org.reprise.proof.Value;

/** Rows of one table that write the same columns, in arrays, one a column. For one thread. */
final class ArrayRows {
    /** So that a statement's parameters are bounded. */
    static final int MOST = 2_000;

    /** @param name in a statement: what the column is for, and its place */
    record Part(String name, String mapped, Column column, ArrayForm form, StringBuilder array) {
        String here() {
            return "t." + column.name();
        }

        String there() {
            return "v." + name;
        }

        String isSame() {
            return form.same(here(), there());
        }
    }

    private final List<Part> key;
    private final List<Part> after;
    private final List<Part> before;
    private final List<NetRow> rows = new ArrayList<>();

    private ArrayRows(List<Part> key, List<Part> after, List<Part> before) {
        this.key = key;
        this.after = after;
        this.before = before;
    }

    /** For rows that write the columns of this one; null where one of these has no form, or is not written by statements. */
    static @Nullable ArrayRows of(BulkTable table, NetRow first) {
        List<Part> key = parts(table, "k", first.key());
        List<Part> after = parts(table, "a", first.after());
        List<Part> before = parts(table, "b", first.before());
        boolean complete = key.size() == first.key().size()
                && after.size() == first.after().size()
                && before.size() == first.before().size();
        return complete
                        && key.stream().allMatch(each -> each.form().isKey())
                        && after.stream().allMatch(each -> each.column().supply() == Column.Supply.STATEMENT)
                ? new ArrayRows(key, after, before)
                : null;
    }

    private static List<Part> parts(BulkTable table, String name, SortedMap<String, Value> row) {
        List<Part> parts = new ArrayList<>(row.size());
        for (String each : row.keySet()) {
            Column column = table.table().column(each);
            ArrayForm form = column.isGenerated() ? null : ArrayForm.of(column);
            if (form != null) {
                parts.add(new Part(name + parts.size(), each, column, form, new StringBuilder()));
            }
        }
        return parts;
    }

    /** Whether a row writes the columns of these. */
    boolean isAlike(NetRow row) {
        NetRow first = rows.get(0);
        return isAlike(row.after(), first.after()) && isAlike(row.before(), first.before());
    }

    /** Both are in the order of the columns. */
    private static boolean isAlike(SortedMap<String, Value> one, SortedMap<String, Value> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<String> names = other.keySet().iterator();
        for (String name : one.keySet()) {
            if (!name.equals(names.next())) {
                return false;
            }
        }
        return true;
    }

    /** Takes one more row that is alike; false where a value has no form. */
    boolean add(NetRow row) {
        if (!takes(key, row.key()) || !takes(after, row.after()) || !takes(before, row.before())) {
            return false;
        }
        append(key, row.key());
        append(after, row.after());
        append(before, row.before());
        rows.add(row);
        return true;
    }

    private static boolean takes(List<Part> parts, Map<String, Value> row) {
        int place = 0;
        for (Value value : row.values()) {
            if (!parts.get(place++).form().takes(value)) {
                return false;
            }
        }
        return true;
    }

    private static void append(List<Part> parts, Map<String, Value> row) {
        int place = 0;
        for (Value value : row.values()) {
            Part part = parts.get(place++);
            part.form().append(part.array(), value);
        }
    }

    List<NetRow> rows() {
        return rows;
    }

    List<Part> key() {
        return key;
    }

    List<Part> after() {
        return after;
    }

    List<Part> before() {
        return before;
    }

    /** Of key and what is given. */
    List<Part> whole() {
        List<Part> whole = new ArrayList<>(key);
        whole.addAll(after);
        return whole;
    }

    /** As a table {@code v} of a statement, with {@code o}, the place of each row, from 1 on. */
    String table() {
        return "unnest(" + text(all(), part -> "?::" + part.form().element() + "[]", ", ") + ") WITH ORDINALITY AS v("
                + text(all(), Part::name, ", ") + ", o)";
    }

    private List<Part> all() {
        List<Part> all = whole();
        all.addAll(before);
        return all;
    }

    static Set<String> mapped(List<Part> parts) {
        return parts.stream().map(Part::mapped).collect(Collectors.toCollection(TreeSet::new));
    }

    static String text(List<Part> parts, Function<Part, String> each, String between) {
        return parts.stream().map(each).collect(Collectors.joining(between));
    }

    /** Gives the arrays to a statement that names {@link #table} once, first; gives the place of its next parameter. */
    int bind(PreparedStatement statement) throws SQLException {
        int place = 1;
        for (Part part : all()) {
            statement.setObject(place++, part.array() + "}", Types.OTHER);
        }
        return place;
    }
}
