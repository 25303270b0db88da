package org.reprise.compare;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Value;

/**
 * One step of a comparison that another site is asked for.
 *
 * @param kind    which
 * @param session the snapshot that it is about; the asker names it, so that it can have it closed whatever it hears
 * @param from    of {@link Kind#OPEN}: the snapshot must not be of an earlier seq
 * @param table   of those about a table
 * @param chunks  of {@link Kind#DIGESTS}
 * @param keys    of {@link Kind#ROWS}
 * @param names  of {@link Kind#NAMED}
 * @param generators of {@link Kind#OPEN}: tables where generators of the asker stand
 */
record Step(
        Kind kind,
        String session,
        long from,
        @Nullable SharedTable table,
        Set<Integer> chunks,
        Set<Hash> keys,
        List<SortedMap<String, Value>> names,
        Set<String> generators) {

    enum Kind {
        OPEN,
        TABLES,
        SUM,
        CHUNKS,
        DIGESTS,
        ROWS,
        NAMED,
        CLOSE
    }

    static Step open(String session, long from, Set<String> generators) {
        return new Step(Kind.OPEN, session, from, null, Set.of(), Set.of(), List.of(), generators);
    }

    static Step of(Kind kind, String session) {
        return new Step(kind, session, 0, null, Set.of(), Set.of(), List.of(), Set.of());
    }

    Step about(SharedTable shared) {
        return new Step(kind, session, from, shared, chunks, keys, names, generators);
    }

    Step chunks(Set<Integer> wanted) {
        return new Step(kind, session, from, table, wanted, keys, names, generators);
    }

    Step keys(Set<Hash> wanted) {
        return new Step(kind, session, from, table, chunks, wanted, names, generators);
    }

    Step names(List<SortedMap<String, Value>> wanted) {
        return new Step(kind, session, from, table, chunks, keys, wanted, generators);
    }

    SharedTable named() {
        if (table == null) {
            throw new CompareException("The step " + kind + " names no table", null);
        }
        return table;
    }
}
