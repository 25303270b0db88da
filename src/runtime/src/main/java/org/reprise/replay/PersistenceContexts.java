package org.reprise.replay;

/** The JPA persistence contexts of the calling thread's transaction. */
public interface PersistenceContexts {

    /**
     * Writes what is pending and forgets all entities, so that the next event of the same transaction sees what it would see
     * in a transaction of its own.
     */
    void flushAndClear();
}
