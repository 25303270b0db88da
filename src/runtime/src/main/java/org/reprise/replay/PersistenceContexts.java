package org.reprise.replay;

import java.util.List;
import java.util.function.Supplier;
import org.reprise.event.ExpectedCall;

/** The JPA persistence contexts of the calling thread. */
public interface PersistenceContexts {

    /** Does the work and remembers which persistence contexts it opens. */
    <T> T watch(Supplier<T> work);

    /**
     * Writes what is pending in the contexts opened since {@link #watch} began and forgets all their entities, so that the next
     * event of the same transaction sees what it would see in a transaction of its own.
     */
    void flushAndClear();

    /**
     * Within {@link #watch}: works ahead from now on. What these calls were seen to ask for may be read together, and what {@link
     * #flushAndClear} writes may wait, up to the end of the watched work at the latest.
     *
     * @param calls those that come, in their order
     */
    default void expect(List<ExpectedCall> calls) {}

    /** The next of the expected calls is about to be made. */
    default void begin(ExpectedCall call) {}

    /** What waits is written now, and what was read ahead is forgotten: what comes may not be seen by the JPA provider. */
    default void settle() {}

    /** Whether the last watched work, done or failed, had anything read ahead or waiting. */
    default boolean wasAhead() {
        return false;
    }

    /** Forgets what is cached beyond a persistence context: rows were written that the JPA provider does not know of. */
    void evict();
}
