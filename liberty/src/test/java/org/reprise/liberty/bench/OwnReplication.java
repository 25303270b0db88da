package org.reprise.liberty.bench;

/** A copy that databases of one make keep themselves. It can be held while the publisher goes on. */
interface OwnReplication {

    /** As figures call it: {@code postgres}, {@code row}. */
    String name();

    LogTables publisher();

    /** Nothing is applied until {@link #apply}; what the publisher does lies ready at the copy. */
    void hold() throws InterruptedException;

    /** The end of the publisher's log: all that has committed there is before it. */
    long end();

    /**
     * Applies all up to now.
     *
     * @param warm   an end of the publisher's log; what is before does not count
     * @param events SQL: how many have taken effect at the copy
     */
    Applied apply(long warm, String events) throws InterruptedException;

    /** Applies all up to now, and does not look how fast. */
    void catchUp() throws InterruptedException;
}
