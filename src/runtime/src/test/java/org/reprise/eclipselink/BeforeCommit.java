package org.reprise.eclipselink;

import jakarta.transaction.Synchronization;

/** Runs when all else has flushed. */
record BeforeCommit(Runnable work) implements Synchronization {

    @Override
    public void beforeCompletion() {
        work.run();
    }

    @Override
    public void afterCompletion(int status) {}
}
