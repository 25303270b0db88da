package org.reprise.proof;

import java.util.function.Supplier;

/** Who is told of each row that the JPA provider writes, in the transaction and by the thread that writes it. */
public interface RowObserver {

    /**
     * A row was written, or its statement was put in a batch.
     *
     * @param change asked once, not after the transaction has ended
     * @throws RuntimeException to fail the write, and so the transaction
     */
    void wrote(Supplier<? extends Change> change);
}
