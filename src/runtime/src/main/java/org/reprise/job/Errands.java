package org.reprise.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work on ways that may stand still for many minutes, such as a connection to a host that is cut off: it is done in a thread of its own, and
 * who needs it waits no longer than a while. What stands still goes on by itself when its way does. One errand at a time on each way: where a
 * connection to a host hangs, Liberty's messaging client waits for it, in the second thread that wants one, with a lock that every connection
 * to any other host needs. Safe for any thread.
 */
public final class Errands {
    /** For so long one waits to begin where another one stands still already. */
    private static final Duration TRY = Duration.ofMillis(500);

    private static final long IDLE_SECONDS = 10;

    private final Duration patience;
    private final ExecutorService threads;
    private final Map<String, Way> ways = new ConcurrentHashMap<>();

    private static final class Way {
        final Semaphore free = new Semaphore(1, true);
        volatile boolean stands;
    }

    /** @param patience for each, where none stands still on its way */
    public Errands(ThreadFactory factory, Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /**
     * Does the work, once no other is done on its way, and waits for it; what it throws is thrown.
     *
     * @param name of the way that it needs
     * @return whether it has ended; if not, it may end yet, or was not begun
     */
    public boolean run(String name, Runnable work) {
        Way way = ways.computeIfAbsent(name, any -> new Way());
        try {
            return way.free.tryAcquire((way.stands ? TRY : patience).toMillis(), TimeUnit.MILLISECONDS)
                    && ended(begun(way, work), way);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private CompletableFuture<Void> begun(Way way, Runnable work) {
        try {
            return CompletableFuture.runAsync(
                    () -> {
                        try {
                            work.run();
                        } finally {
                            way.stands = false;
                            way.free.release();
                        }
                    },
                    threads);
        } catch (RuntimeException e) {
            way.free.release();
            throw e;
        }
    }

    private boolean ended(CompletableFuture<Void> end, Way way) throws InterruptedException {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            way.stands = true;
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            }
            if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw new IllegalStateException("Work throws nothing else", e);
        }
    }
}
