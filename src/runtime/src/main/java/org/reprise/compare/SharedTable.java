package org.reprise.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.proof.Difference;

/**
 * A table in the form in which two sites compare it: the columns that both have, each in the form that both can give.
 *
 * @param key the columns that name a row; empty where the two sites have no such key or not the same. Then rows are compared as a
 *            multiset, by all columns
 */
public record SharedTable(String name, SortedMap<String, Form> columns, List<String> key) {

    public SharedTable {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        key = List.copyOf(key);
        if (!columns.keySet().containsAll(key)) {
            throw new IllegalArgumentException("The key " + key + " of " + name + " has columns that are not shared");
        }
    }

    public static SharedTable of(TableShape here, TableShape there) {
        SortedMap<String, Form> shared = new TreeMap<>();
        here.columns().forEach((column, form) -> {
            Form theirs = there.columns().get(column);
            if (theirs != null) {
                shared.put(column, form.with(theirs));
            }
        });
        return new SharedTable(here.name(), shared, here.key().equals(there.key()) ? here.key() : List.of());
    }

    /** Columns that only one of the two has, and keys that are not the same. */
    static List<Difference> unlike(TableShape here, TableShape there) {
        List<Difference> found = new ArrayList<>();
        TreeSet<String> columns = new TreeSet<>(here.columns().keySet());
        columns.addAll(there.columns().keySet());
        columns.removeIf(
                column -> here.columns().containsKey(column) == there.columns().containsKey(column));
        for (String column : columns) {
            boolean mine = here.columns().containsKey(column);
            found.add(new Difference(
                    here.name(), "", column, mine ? "no column" : "a column", mine ? "a column" : "no column"));
        }
        if (!here.key().equals(there.key())) {
            found.add(new Difference(here.name(), "", "*", "key " + there.key(), "key " + here.key()));
        }
        return found;
    }
}
