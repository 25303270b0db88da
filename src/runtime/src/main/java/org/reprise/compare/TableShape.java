package org.reprise.compare;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a table of a site is like. Names are in upper case and without quotes.
 *
 * @param columns of what form each is
 * @param key     the columns of the primary key in alphabetical order; empty if there is none
 * @param parents the tables that its foreign keys refer to
 */
public record TableShape(String name, SortedMap<String, Form> columns, List<String> key, Set<String> parents) {

    public TableShape {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
        key = key.stream().sorted().toList();
        parents = Set.copyOf(parents);
        if (!columns.keySet().containsAll(key)) {
            throw new IllegalArgumentException("The key " + key + " of " + name + " has columns that it has not");
        }
    }
}
