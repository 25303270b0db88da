package org.reprise.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One place where the write set of a replay is not that of the primary.
 *
 * @param table  of the row
 * @param key    of the row, for people
 * @param column that differs; {@code *} when only one of the two wrote the row
 * @param there  what the primary wrote, or what it did to the row
 * @param here   what the replay wrote, or what it did to the row
 */
public record Difference(String table, String key, String column, String there, String here) {
    private static final String ROW = "*";
    private static final String NOTHING = "nothing";

    /** Of a row, in the order in which a transaction changed it. */
    private record Place(String table, String key, int occurrence) {}

    /** What differs, in the order of the primary's changes; empty if and only if the proofs are equal. */
    public static List<Difference> between(List<Change> there, List<Change> here) {
        Map<Place, Change> mine = places(here);
        List<Difference> found = new ArrayList<>();
        places(there).forEach((place, change) -> compare(place, change, mine.remove(place), found));
        mine.forEach((place, change) -> found.add(whole(place, NOTHING, what(change))));
        return found;
    }

    /**
     * What the primary did, to be applied where a replay did {@code here} and was rolled back: columns that the primary did not
     * write are set too where the replay found or wrote other values.
     */
    public static List<Change> remedy(List<Change> there, List<Change> here) {
        Map<Place, Change> mine = places(here);
        List<Change> remedy = new ArrayList<>();
        places(there)
                .forEach((place, change) -> remedy.add(
                        change instanceof RowChange theirs && mine.get(place) instanceof RowChange ours
                                ? remedy(theirs, ours)
                                : change));
        return remedy;
    }

    private static RowChange remedy(RowChange there, RowChange here) {
        Set<String> columns = new TreeSet<>(there.after().keySet());
        columns.removeIf(
                column -> Objects.equals(there.after().get(column), here.after().get(column)));
        // rolled back: the row is not what the replay had made of it
        columns.addAll(here.written().keySet());
        return there.writing(columns);
    }

    private static Map<Place, Change> places(List<Change> changes) {
        Map<Place, Change> places = new LinkedHashMap<>();
        Map<Place, Integer> met = new HashMap<>();
        for (Change change : changes) {
            Place first = place(change, 0);
            places.put(place(change, met.merge(first, 1, Integer::sum)), change);
        }
        return places;
    }

    private static Place place(Change change, int occurrence) {
        return new Place(change.place(), change instanceof RowChange row ? row.keyText() : "", occurrence);
    }

    private static void compare(Place place, Change there, @Nullable Change here, List<Difference> found) {
        if (here == null) {
            found.add(whole(place, what(there), NOTHING));
        } else if (there instanceof RowChange theirs && here instanceof RowChange ours) {
            if (theirs.operation() != ours.operation()) {
                found.add(whole(place, what(there), what(here)));
            }
            columns(place, theirs, ours, found);
        } else if (!what(there).equals(what(here))) {
            found.add(whole(place, what(there), what(here)));
        }
    }

    private static void columns(Place place, RowChange there, RowChange here, List<Difference> found) {
        SortedSet<String> columns = new TreeSet<>(there.after().keySet());
        columns.addAll(here.after().keySet());
        for (String column : columns) {
            Function<RowChange, String> text = row ->
                    row.after().containsKey(column) ? row.after().get(column).toString() : NOTHING;
            boolean same =
                    Objects.equals(there.after().get(column), here.after().get(column));
            if (!same) {
                found.add(new Difference(place.table(), place.key(), column, text.apply(there), text.apply(here)));
            }
        }
    }

    private static Difference whole(Place place, String there, String here) {
        return new Difference(place.table(), place.key(), ROW, there, here);
    }

    private static String what(Change change) {
        return change instanceof RowChange row ? row.operation().name() : ((OpaqueStatement) change).count() + " rows";
    }

    @Override
    public String toString() {
        return table + " [" + key + "] " + column + ": " + there + " at the primary, " + here + " here";
    }
}
