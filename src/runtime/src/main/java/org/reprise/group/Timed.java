package org.reprise.group;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what is not known to end. */
final class Timed {
    private Timed() {}

    /**
     * What it gives, or throws.
     *
     * @throws TimeoutException in words, when it has not ended in time; it is interrupted then, and may go on all the same
     */
    static <T> T call(ThreadFactory threads, String what, Duration timeout, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = threads.newThread(task);
        thread.setName("reprise-" + what);
        thread.start();
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            TimeoutException said = new TimeoutException("it did not end within " + timeout.toMillis() + " ms");
            said.initCause(e);
            throw said;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } finally {
            task.cancel(true);
        }
    }
}
