package org.reprise.audit;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.CompareException;
import org.reprise.compare.Hash;
import org.reprise.proof.Value;

/**
 * What a site asks the one that it follows.
 *
 * @param kind       which
 * @param table      null where it is about none
 * @param span       of {@link Kind#SUM} and {@link Kind#ROWS}
 * @param limit      of rows
 * @param keys       of {@link Kind#FOUND}, {@link Kind#SEEN} and, one, of {@link Kind#WRITER}
 * @param hashes     of those keys
 * @param generators of {@link Kind#TABLES}: tables where generators of the asker stand
 */
record Question(
        Kind kind,
        @Nullable AuditedTable table,
        KeySpan span,
        int limit,
        List<SortedMap<String, Value>> keys,
        List<Hash> hashes,
        Set<String> generators) {

    enum Kind {
        TABLES,
        SUM,
        ROWS,
        FOUND,
        SEEN,
        WRITER
    }

    static Question tables(Set<String> generators) {
        return new Question(Kind.TABLES, null, KeySpan.ALL, 0, List.of(), List.of(), generators);
    }

    static Question of(Kind kind, AuditedTable table, KeySpan span, int limit) {
        return new Question(kind, table, span, limit, List.of(), List.of(), Set.of());
    }

    static Question of(Kind kind, AuditedTable table, List<SortedMap<String, Value>> keys, List<Hash> hashes) {
        return new Question(kind, table, KeySpan.ALL, 0, keys, hashes, Set.of());
    }

    AuditedTable named() {
        if (table == null) {
            throw new CompareException("The question " + kind + " of a rolling audit names no table", null);
        }
        return table;
    }
}
