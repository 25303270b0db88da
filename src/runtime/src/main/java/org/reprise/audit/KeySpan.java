package org.reprise.audit;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Value;

/**
 * Keys behind one and up to another, in the order of an index.
 *
 * @param after null for the first of all
 * @param upTo  null for the last of all
 */
record KeySpan(
        @Nullable SortedMap<String, Value> after, @Nullable SortedMap<String, Value> upTo) {
    static final KeySpan ALL = new KeySpan(null, null);

    static KeySpan after(@Nullable SortedMap<String, Value> key) {
        return new KeySpan(key, null);
    }

    KeySpan upTo(@Nullable SortedMap<String, Value> last) {
        return new KeySpan(after, last);
    }
}
