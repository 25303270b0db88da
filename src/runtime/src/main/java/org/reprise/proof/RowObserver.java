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

    /**
     * Whether it is to be told what rows held before, where memory may not know: then they are read, by one statement more for each that
     * deletes them, and for each that gives them what is not plain values of the object.
     */
    default boolean takesBefore() {
        return false;
    }

    /**
     * Whether it is to be told what an updated row holds in the columns that were not written: then that is read, by one statement more, in
     * place of what memory has of them.
     */
    default boolean takesRest() {
        return false;
    }

    /**
     * A statement of the application is about to be executed that may change rows of which it was told: what these hold before, and is read
     * later, is read now.
     */
    default void settle() {}

    /** A row is about to be written. */
    default void writing() {}

    /**
     * A row is about to be written by a persistence unit that has transactions of its own.
     *
     * @throws RuntimeException to fail the write
     */
    default void writingApart(String unit) {}

    /**
     * A statement that writes was executed, or put in a batch.
     *
     * @param table as the statement names it, in upper case; empty if that is not known
     * @param rows  that it met
     */
    default void met(String table, long rows) {}

    /**
     * A statement of the application is about to be executed.
     *
     * @param way asked by who wants to know it
     * @return whether the rows are to be told that it changes; else it is told itself
     * @throws RuntimeException to fail the statement before it is executed
     */
    default boolean takesRows(Supplier<StatementWay> way) {
        return false;
    }
}
