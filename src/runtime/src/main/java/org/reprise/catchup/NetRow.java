package org.reprise.catchup;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/**
 * What several changes of one row make of it, together.
 *
 * @param becomes what happens to it
 * @param after   the columns that it is given, beside its key
 * @param before  of those that an update gives it: what they held before the first change, where that is known
 */
record NetRow(
        Becomes becomes,
        SortedMap<String, Value> key,
        SortedMap<String, Value> after,
        SortedMap<String, Value> before) {
    enum Becomes {
        INSERTED,
        UPDATED,
        DELETED,
        /** It was inserted and deleted: it was not there, and is not. */
        NOTHING
    }

    static NetRow of(RowChange change) {
        return switch (change.operation()) {
            case INSERT -> new NetRow(Becomes.INSERTED, change.key(), change.after(), none());
            case UPDATE -> new NetRow(Becomes.UPDATED, change.key(), change.after(), known(change, none(), none()));
            case DELETE -> new NetRow(Becomes.DELETED, change.key(), none(), none());
        };
    }

    /**
     * With one more change behind those before.
     *
     * @param whole the columns that an insert must give a row that takes the place of a deleted one, so that nothing of that remains
     * @return null where they do not merge
     */
    @Nullable
    NetRow then(RowChange change, Set<String> whole) {
        Operation next = change.operation();
        return switch (becomes) {
            case INSERTED ->
                switch (next) {
                    case INSERT -> null;
                    case UPDATE -> new NetRow(becomes, key, both(change), before);
                    case DELETE -> new NetRow(Becomes.NOTHING, key, none(), none());
                };
            case UPDATED ->
                switch (next) {
                    case INSERT -> null;
                    case UPDATE -> new NetRow(becomes, key, both(change), known(change, before, after));
                    case DELETE -> new NetRow(Becomes.DELETED, key, none(), none());
                };
            case DELETED ->
                next == Operation.INSERT && gives(change, whole)
                        ? new NetRow(Becomes.UPDATED, key, change.after(), none())
                        : null;
            case NOTHING -> next == Operation.INSERT ? of(change) : null;
        };
    }

    private SortedMap<String, Value> both(RowChange change) {
        SortedMap<String, Value> both = new TreeMap<>(after);
        both.putAll(change.after());
        return both;
    }

    /** What a column holds once the changes are made, as far as they tell. */
    @Nullable
    Value holds(String column) {
        Value value = key.get(column);
        return value == null ? after.get(column) : value;
    }

    private boolean gives(RowChange insert, Set<String> whole) {
        return whole.stream()
                .allMatch(column -> key.containsKey(column) || insert.after().containsKey(column));
    }

    /** What earlier changes knew goes first; a column that they wrote and knew nothing of stays unknown. */
    private static SortedMap<String, Value> known(
            RowChange change, SortedMap<String, Value> earlier, SortedMap<String, Value> written) {
        SortedMap<String, Value> known = new TreeMap<>(earlier);
        change.before().forEach((column, value) -> {
            if (change.after().containsKey(column) && !written.containsKey(column)) {
                known.put(column, value);
            }
        });
        return known;
    }

    private static SortedMap<String, Value> none() {
        return Collections.emptySortedMap();
    }
}
