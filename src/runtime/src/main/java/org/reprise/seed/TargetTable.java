package org.reprise.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.reprise.compare.Form;
import org.reprise.compare.SharedTable;
import org.reprise.proof.Column;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/**
 * A table of the site that is seeded, with what the seed has for it.
 *
 * @param seed      the table at the source
 * @param table     the table here
 * @param shared    all columns of the source, each in the form that both can give; without a key
 * @param key       of the table here
 * @param columns what is special about some here
 * @param late    columns that are null at first and set at the end
 */
record TargetTable(
        SeedTable seed, Table table, SharedTable shared, List<String> key, Columns columns, Set<String> late) {

    TargetTable {
        key = List.copyOf(key);
        late = Set.copyOf(late);
    }

    /**
     * What is special about columns of a table.
     *
     * @param nullable which may be null
     * @param computed for which the database takes no values
     * @param identity whether there is one that the database numbers
     */
    record Columns(Set<String> nullable, Set<String> computed, boolean identity) {
        Columns {
            nullable = Set.copyOf(nullable);
            computed = Set.copyOf(computed);
        }
    }

    String name() {
        return seed.name();
    }

    /** A column, and where its value stands in a row of a chunk. */
    record Place(String name, Column column, int at) {}

    /** Those for which {@code INSERT} gives values. */
    List<Place> inserted() {
        List<Place> places = new ArrayList<>(all());
        places.removeIf(place -> columns.computed().contains(place.name()));
        return places;
    }

    List<Place> places(Iterable<String> names) {
        List<Place> places = new ArrayList<>();
        List<Place> all = all();
        for (String name : names) {
            all.stream().filter(place -> place.name().equals(name)).forEach(places::add);
        }
        return places;
    }

    private List<Place> all() {
        List<Place> places = new ArrayList<>();
        for (String name : shared.columns().keySet()) {
            places.add(new Place(name, table.column(name), places.size()));
        }
        return places;
    }

    /** Whether this site can give all values in the forms of the source. */
    boolean isLikeSource() {
        return shared.columns().equals(seed.shape().columns());
    }

    /** Brings a row of a chunk into the shared forms. */
    void share(Value[] values) {
        if (isLikeSource()) {
            return;
        }
        SortedMap<String, Form> theirs = seed.shape().columns();
        int at = 0;
        for (var each : shared.columns().entrySet()) {
            if (theirs.get(each.getKey()) != each.getValue()) {
                values[at] = each.getValue().take(values[at]);
            }
            at++;
        }
    }
}
