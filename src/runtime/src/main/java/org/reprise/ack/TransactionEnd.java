package org.reprise.ack;

/** The end of the calling thread's transaction. */
public interface TransactionEnd {
    /** Of a container whose calls wait for nothing. */
    TransactionEnd NONE = work -> {
        throw new IllegalStateException("Nothing can be done here behind the end of a transaction");
    };

    /**
     * Runs that in this thread once the transaction has committed, behind all else that the container does about its end: no lock is held
     * by then, the connection is given back, and the JPA provider has told its cache what was written. Whoever called for the commit goes
     * on when it has returned. What it throws, the container keeps for itself. Not run where the transaction does not commit.
     */
    void afterCommit(Runnable work);
}
