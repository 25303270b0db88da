package org.reprise.generator;

import java.math.BigDecimal;
import org.eclipse.persistence.internal.identitymaps.CacheId;
import org.jspecify.annotations.Nullable;

/**
 * A managed object from which others are reached, ordered by class and id, and without an id by when it became new.
 *
 * @param key    the parts of its id; empty when it has none yet
 * @param number its place among those that wait for an id
 */
record Root(Object object, Object[] key, int number) implements Comparable<Root> {
    private static final Object[] NO_ID = {};

    static Root of(Object object, @Nullable Object id, IdentitySlots slots) {
        if (id == null) {
            return new Root(object, NO_ID, slots.number(object));
        }
        return new Root(object, id instanceof CacheId composite ? composite.getPrimaryKey() : new Object[] {id}, 0);
    }

    @Override
    public int compareTo(Root other) {
        int order =
                object.getClass().getName().compareTo(other.object.getClass().getName());
        if (order == 0) {
            order = Integer.compare(key.length, other.key.length);
        }
        for (int i = 0; order == 0 && i < key.length; i++) {
            order = compare(key[i], other.key[i]);
        }
        return order == 0 ? Integer.compare(number, other.number) : order;
    }

    private static int compare(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            return new BigDecimal(a.toString()).compareTo(new BigDecimal(b.toString()));
        }
        return String.valueOf(one).compareTo(String.valueOf(other));
    }
}
