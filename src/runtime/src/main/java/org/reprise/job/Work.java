package org.reprise.job;

/** What a job does, in a thread of its own and outside any transaction. */
@FunctionalInterface
public interface Work {

    /**
     * Works to the end.
     *
     * @return what came of it, for people: one line, or more
     * @throws JobCancelledException when {@code progress} says so; it is not to be caught
     */
    String run(Progress progress);
}
