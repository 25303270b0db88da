package org.reprise.replay;

import java.util.function.Supplier;

/** The JPA persistence contexts of the calling thread. */
public interface PersistenceContexts {

    /** Does the work and remembers which persistence contexts it opens. */
    <T> T watch(Supplier<T> work);

    /**
     * Writes what is pending in the contexts opened since {@link #watch} began and forgets all their entities, so that the next
     * event of the same transaction sees what it would see in a transaction of its own.
     */
    void flushAndClear();

    /** Forgets what is cached beyond a persistence context: rows were written that the JPA provider does not know of. */
    void evict();
}
