package org.reprise.job;

/** An operator cancelled the job, or the server stops. What was committed stays. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobCancelledException() {
        super("cancelled");
    }
}
