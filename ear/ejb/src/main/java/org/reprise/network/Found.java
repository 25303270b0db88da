package org.reprise.network;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Entities that must exist. */
final class Found {
    private Found() {}

    static <T> T in(EntityManager em, Class<T> type, String key) throws UnknownKeyException {
        return present(type, key, em.find(type, key));
    }

    /** Holds the row until the transaction ends: what is read here and written later cannot change in between. */
    static <T> T locked(EntityManager em, Class<T> type, String key) throws UnknownKeyException {
        return present(type, key, em.find(type, key, LockModeType.PESSIMISTIC_WRITE));
    }

    private static <T> T present(Class<T> type, String key, @Nullable T found) throws UnknownKeyException {
        if (found == null) {
            throw new UnknownKeyException(type.getSimpleName(), key);
        }
        return found;
    }
}
