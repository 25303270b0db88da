package org.reprise.audit;

import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.compare.Hash;
import org.reprise.compare.RowSum;
import org.reprise.proof.Value;

/**
 * A row as a site has it at one look.
 *
 * @param key    hash of what names it
 * @param sum    how often it is there, and what it holds
 * @param values all its columns; empty if it is not there
 */
record SeenRow(Hash key, RowSum sum, SortedMap<String, Value> values) {
    static SeenRow none(Hash key) {
        return new SeenRow(key, RowSum.NONE, new TreeMap<>());
    }

    SeenRow and(SeenRow other) {
        return new SeenRow(key, sum.plus(other.sum), values);
    }

    boolean isLike(SeenRow other) {
        return sum.equals(other.sum);
    }
}
