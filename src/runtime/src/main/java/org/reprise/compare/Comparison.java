package org.reprise.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Difference;
import org.reprise.proof.Value;

/**
 * Finds the rows that are not the same at two sites: tables by their sums, then their chunks, then the rows of differing chunks by
 * their digests, and last the values of the rows to be listed. So equal tables are read once by each side, and only sums travel.
 *
 * <p>Memory: some 250 bytes for each row of the chunks that are looked into at once, at most {@link #AT_ONCE} rows or one chunk,
 * and the rows listed, with their large objects. A table that differs everywhere is read once more for each {@link #AT_ONCE} rows.
 */
public final class Comparison {
    /** Rows of both sides whose digests are held at once. */
    static final long AT_ONCE = 400_000;

    private final Side here;
    private final Side there;
    private final int limit;

    /** @param limit how many differing rows to list, of all tables together; all are counted */
    public Comparison(Side here, Side there, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("A comparison cannot list " + limit + " rows");
        }
        this.here = here;
        this.there = there;
        this.limit = limit;
    }

    /** Compares all tables. */
    public ComparedTables run() {
        return run(Set.of());
    }

    /**
     * Compares these tables.
     *
     * @param only their names in upper case; none for all
     * @throws CompareException when neither site has one of them
     */
    public ComparedTables run(Set<String> only) {
        Map<String, TableShape> ours = byName(here.tables());
        Map<String, TableShape> theirs = byName(there.tables());
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : only) {
            if (!names.contains(name)) {
                throw noTable(name, names);
            }
        }
        if (!only.isEmpty()) {
            names.retainAll(only);
        }
        List<TableComparison> compared = new ArrayList<>();
        int room = limit;
        for (String name : parentsFirst(names, ours)) {
            TableComparison table = compare(name, ours.get(name), theirs.get(name), room);
            room -= table.listed().size();
            compared.add(table);
        }
        return new ComparedTables(compared);
    }

    static CompareException noTable(String name, Set<String> names) {
        return new CompareException("Neither site has a table " + name + "; they have " + names, null);
    }

    /**
     * Compares some rows only, and reads no others.
     *
     * @param names of each table, by its name in upper case, the columns that name a row; of a table that not both sites have, or
     *              have with one key, none is compared
     */
    public ComparedTables rows(Map<String, List<SortedMap<String, Value>>> names) {
        Map<String, TableShape> ours = byName(here.tables());
        Map<String, TableShape> theirs = byName(there.tables());
        List<TableComparison> compared = new ArrayList<>();
        for (String name : parentsFirst(new TreeSet<>(names.keySet()), ours)) {
            TableShape mine = ours.get(name);
            TableShape other = theirs.get(name);
            if (mine != null && other != null) {
                SharedTable table = SharedTable.of(mine, other);
                if (!table.key().isEmpty()) {
                    compared.add(named(table, names.getOrDefault(name, List.of())));
                }
            }
        }
        return new ComparedTables(compared);
    }

    private TableComparison named(SharedTable table, List<SortedMap<String, Value>> names) {
        Map<Hash, SortedMap<String, Value>> ours = here.named(table, names);
        Map<Hash, SortedMap<String, Value>> theirs = there.named(table, names);
        Set<Hash> all = new HashSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        Tally tally = new Tally(Integer.MAX_VALUE);
        tally.add(all.stream()
                .filter(key -> !Objects.equals(ours.get(key), theirs.get(key)))
                .map(key -> new DigestedKey(key, ours.containsKey(key) ? 1 : 0, theirs.containsKey(key) ? 1 : 0))
                .toList());
        List<DifferingRow> listed = tally.listed.values().stream()
                .map(found -> DifferingRow.of(table, found, ours.get(found.key()), theirs.get(found.key())))
                .sorted(DifferingRow.BY_KEY)
                .toList();
        return new TableComparison(
                table.name(), ours.size(), theirs.size(), tally.missing, tally.extra, tally.changed, List.of(), listed);
    }

    private static Map<String, TableShape> byName(List<TableShape> tables) {
        Map<String, TableShape> byName = new TreeMap<>();
        tables.forEach(table -> byName.put(table.name(), table));
        return byName;
    }

    private static Set<String> parentsFirst(Set<String> names, Map<String, TableShape> shapes) {
        Set<String> ordered = new LinkedHashSet<>();
        Set<String> met = new HashSet<>();
        names.forEach(name -> parentsFirst(name, shapes, met, ordered));
        ordered.retainAll(names);
        return ordered;
    }

    private static void parentsFirst(
            String name, Map<String, TableShape> shapes, Set<String> met, Set<String> ordered) {
        if (met.add(name)) {
            TableShape shape = shapes.get(name);
            if (shape != null) {
                shape.parents().stream().sorted().forEach(parent -> parentsFirst(parent, shapes, met, ordered));
            }
            ordered.add(name);
        }
    }

    private TableComparison compare(String name, @Nullable TableShape ours, @Nullable TableShape theirs, int room) {
        if (ours == null || theirs == null) {
            Difference whole = new Difference(
                    name, "", "*", theirs == null ? "no table" : "a table", ours == null ? "no table" : "a table");
            return TableComparison.equal(name, 0, List.of(whole));
        }
        SharedTable table = SharedTable.of(ours, theirs);
        List<Difference> unlike = SharedTable.unlike(ours, theirs);
        RowSum mine = here.sum(table);
        RowSum other = there.sum(table);
        if (mine.equals(other)) {
            return TableComparison.equal(name, mine.count(), unlike);
        }
        Tally tally = new Tally(room);
        for (Set<Integer> chunks : differing(table)) {
            tally.add(DigestedKey.differing(here.digests(table, chunks), there.digests(table, chunks)));
        }
        return new TableComparison(
                name,
                mine.count(),
                other.count(),
                tally.missing,
                tally.extra,
                tally.changed,
                unlike,
                rows(table, tally.listed));
    }

    /** The chunks that differ, as many together as may be looked into at once. */
    private List<Set<Integer>> differing(SharedTable table) {
        SortedMap<Integer, RowSum> ours = here.chunks(table);
        SortedMap<Integer, RowSum> theirs = there.chunks(table);
        Set<Integer> all = new TreeSet<>(ours.keySet());
        all.addAll(theirs.keySet());
        List<Set<Integer>> groups = new ArrayList<>();
        long rows = AT_ONCE;
        for (Integer chunk : all) {
            RowSum mine = ours.getOrDefault(chunk, RowSum.NONE);
            RowSum other = theirs.getOrDefault(chunk, RowSum.NONE);
            if (mine.equals(other)) {
                continue;
            }
            rows += mine.count() + other.count();
            if (rows > AT_ONCE) {
                groups.add(new TreeSet<>());
                rows = mine.count() + other.count();
            }
            groups.get(groups.size() - 1).add(chunk);
        }
        return groups;
    }

    private List<DifferingRow> rows(SharedTable table, Map<Hash, DigestedKey> listed) {
        Map<Hash, SortedMap<String, Value>> ours = rows(here, table, listed, true);
        Map<Hash, SortedMap<String, Value>> theirs = rows(there, table, listed, false);
        return listed.values().stream()
                .map(found -> DifferingRow.of(table, found, ours.get(found.key()), theirs.get(found.key())))
                .sorted(DifferingRow.BY_KEY)
                .toList();
    }

    private static Map<Hash, SortedMap<String, Value>> rows(
            Side side, SharedTable table, Map<Hash, DigestedKey> listed, boolean mine) {
        Set<Hash> keys = new HashSet<>();
        listed.forEach((key, found) -> {
            if ((mine ? found.here() : found.there()) > 0) {
                keys.add(key);
            }
        });
        return keys.isEmpty() ? Map.of() : side.rows(table, keys);
    }

    /** Counts what differs, and keeps as many keys as there is room for. */
    private static final class Tally {
        private final int room;
        private final Map<Hash, DigestedKey> listed = new HashMap<>();
        private long missing;
        private long extra;
        private long changed;

        Tally(int room) {
            this.room = room;
        }

        void add(List<DigestedKey> differing) {
            for (DigestedKey key : differing) {
                missing += Math.max(0, key.there() - key.here());
                extra += Math.max(0, key.here() - key.there());
                changed += key.here() == key.there() ? 1 : 0;
                if (listed.size() < room) {
                    listed.put(key.key(), key);
                }
            }
        }
    }
}
