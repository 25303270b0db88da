package org.reprise.jdbc;

import java.util.function.Supplier;

/**
 * Runs work in a new transaction of the site's database. At a site it is a container transaction; the log never commits,
 * rolls back or changes a connection's settings by itself, so that the container may own them.
 *
 * <p>A transaction of the caller is suspended meanwhile. Safe for use by several threads.
 */
public interface Transactions {

    /**
     * Runs {@code work} in a new transaction and commits it.
     *
     * @throws RuntimeException what {@code work} threw, unwrapped, after the transaction was rolled back; or that the
     *     commit failed, when it is unknown or certain that nothing was committed
     */
    <T> T call(Supplier<T> work);

    /** The same for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
