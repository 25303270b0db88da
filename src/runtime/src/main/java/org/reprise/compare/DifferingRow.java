package org.reprise.compare;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Difference;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/**
 * A row that is not the same at two sites.
 *
 * @param key   what names it; all columns where the table has no key
 * @param here  how often it is here and its other columns
 * @param there the same of the other site
 */
public record DifferingRow(String table, SortedMap<String, Value> key, Copies here, Copies there) {

    /**
     * A row at one site.
     *
     * @param count how often it is there; more than once only without a key
     * @param rest  the columns that do not name it; empty if it is not there
     */
    public record Copies(long count, SortedMap<String, Value> rest) {
        private String text() {
            return switch ((int) Math.min(count, 2)) {
                case 0 -> "no row";
                case 1 -> "a row";
                default -> count + " rows";
            };
        }
    }

    /** Longest text of a value in a difference. */
    private static final int SHOWN = 200;

    static final Comparator<DifferingRow> BY_KEY = Comparator.comparing(DifferingRow::table)
            .thenComparing(row -> List.copyOf(row.key.values()), DifferingRow::compare);

    static DifferingRow of(
            SharedTable table,
            DigestedKey found,
            @Nullable SortedMap<String, Value> here,
            @Nullable SortedMap<String, Value> there) {
        SortedMap<String, Value> known = here == null ? there : here;
        if (known == null) {
            throw new CompareException(
                    "A row of " + table.name() + " was gone when it was to be shown: the tables change meanwhile",
                    null);
        }
        SortedMap<String, Value> key = new TreeMap<>(known);
        if (!table.key().isEmpty()) {
            key.keySet().retainAll(table.key());
        }
        return new DifferingRow(
                table.name(),
                key,
                new Copies(found.here(), rest(here, key)),
                new Copies(found.there(), rest(there, key)));
    }

    private static SortedMap<String, Value> rest(@Nullable SortedMap<String, Value> row, SortedMap<String, Value> key) {
        SortedMap<String, Value> rest = row == null ? new TreeMap<>() : new TreeMap<>(row);
        rest.keySet().removeAll(key.keySet());
        return rest;
    }

    /** Where the two differ: the row as a whole, or some of its columns. Long values are shown in part. */
    public List<Difference> differences() {
        String named = RowChange.text(key);
        if (here.count() != there.count()) {
            return List.of(new Difference(table, shown(named), "*", there.text(), here.text()));
        }
        List<Difference> found = new ArrayList<>();
        there.rest().forEach((column, theirs) -> {
            Value ours = here.rest().get(column);
            if (!theirs.equals(ours)) {
                found.add(new Difference(
                        table, shown(named), column, shown(theirs.toString()), shown(String.valueOf(ours))));
            }
        });
        return found;
    }

    /** What makes this side's row that of the other. */
    public RowChange remedy() {
        if (there.count() == 0) {
            return new RowChange(Operation.DELETE, table, key, new TreeMap<>(), here.rest());
        } else if (here.count() == 0) {
            return new RowChange(Operation.INSERT, table, key, there.rest(), new TreeMap<>());
        }
        return new RowChange(Operation.UPDATE, table, key, there.rest(), here.rest());
    }

    /** Whether the key is all that it has, as in a table without one. */
    boolean isKey() {
        return here.rest().isEmpty() && there.rest().isEmpty();
    }

    private static String shown(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "… (" + text.length() + " characters, hash "
                        + Integer.toHexString(text.hashCode()) + ")";
    }

    private static int compare(List<Value> one, List<Value> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            Value first = one.get(i);
            Value second = other.get(i);
            int order = first.kind() == Kind.NUMBER && second.kind() == Kind.NUMBER
                    ? new BigDecimal(first.text()).compareTo(new BigDecimal(second.text()))
                    : first.text().compareTo(second.text());
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
