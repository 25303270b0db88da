package org.reprise.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
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
        Map<Place, Change> mine = places(NetChanges.of(here));
        List<Difference> found = new ArrayList<>();
        places(NetChanges.of(there)).forEach((place, change) -> compare(place, change, mine.remove(place), found));
        mine.forEach((place, change) -> found.add(whole(place, NOTHING, what(change))));
        return found;
    }

    private static Map<Place, Change> places(List<Change> changes) {
        Map<Place, Change> places = new LinkedHashMap<>();
        Map<Place, Integer> met = new HashMap<>();
        for (Change change : changes) {
            if (change instanceof RowChange row && !row.isProved()) {
                continue;
            }
            Place first = place(change, 0);
            places.put(place(change, met.merge(first, 1, Integer::sum)), change);
        }
        return places;
    }

    private static Place place(Change change, int occurrence) {
        return new Place(change.place(), change instanceof RowChange row ? row.provedKeyText() : "", occurrence);
    }

    private static void compare(Place place, Change there, @Nullable Change here, List<Difference> found) {
        if (here == null) {
            found.add(whole(place, what(there), NOTHING));
        } else if (there instanceof RowChange theirs && here instanceof RowChange ours) {
            if (theirs.operation() != ours.operation() || theirs.count() != ours.count()) {
                found.add(whole(place, what(there), what(here)));
            }
            columns(place, theirs, ours, found);
        } else if (!what(there).equals(what(here))) {
            found.add(whole(place, what(there), what(here)));
        }
    }

    private static void columns(Place place, RowChange there, RowChange here, List<Difference> found) {
        SortedMap<String, Value> theirs = there.proved();
        SortedMap<String, Value> ours = here.proved();
        SortedSet<String> columns = new TreeSet<>(theirs.keySet());
        columns.addAll(ours.keySet());
        for (String column : columns) {
            Value written = theirs.get(column);
            Value replayed = ours.get(column);
            if (written == null || replayed == null || !written.isSame(replayed)) {
                found.add(new Difference(place.table(), place.key(), column, text(written), text(replayed)));
            }
        }
    }

    private static String text(@Nullable Value value) {
        return value == null ? NOTHING : value.toString();
    }

    private static Difference whole(Place place, String there, String here) {
        return new Difference(place.table(), place.key(), ROW, there, here);
    }

    private static String what(Change change) {
        if (change instanceof RowChange row) {
            return row.operation() + (row.count() == 1 ? "" : " of " + row.count() + " rows");
        }
        OpaqueStatement statement = (OpaqueStatement) change;
        return statement.count() + " rows" + (statement.parameters().isEmpty() ? "" : " by " + statement.parameters());
    }

    @Override
    public String toString() {
        return table + " [" + key + "] " + column + ": " + there + " at the primary, " + here + " here";
    }
}
