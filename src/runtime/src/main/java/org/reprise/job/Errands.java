package org.reprise.job;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Work on ways that may stand still for many minutes, such as a connection to a host that is cut off: it is done in a thread of its own, and
 * who needs it waits no longer than a while. What stands still goes on by itself when its way does. Safe for any thread.
 */
public final class Errands {
    /** So many may stand still on one way; who comes then is not let begin. */
    private static final int MOST = 8;

    /** One is tried for so long where another one stands still already. */
    private static final Duration TRY = Duration.ofMillis(500);

    private static final long IDLE_SECONDS = 10;

    private final Duration patience;
    private final ExecutorService threads;
    private final Map<String, AtomicInteger> standing = new ConcurrentHashMap<>();

    /** @param patience for each, where none stands still on its way */
    public Errands(ThreadFactory factory, Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), factory);
    }

    /**
     * Does the work, and waits for it; what it throws is thrown.
     *
     * @param way that it needs
     * @return whether it has ended; if not, it may end yet
     */
    public boolean run(String way, Runnable work) {
        AtomicInteger still = standing.computeIfAbsent(way, name -> new AtomicInteger());
        int before = still.get();
        if (before >= MOST) {
            return false;
        }
        CompletableFuture<Void> end = CompletableFuture.runAsync(work, threads);
        try {
            end.get((before == 0 ? patience : TRY).toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            still.incrementAndGet();
            // how it ends is of no matter any more
            var unused = end.whenComplete((done, thrown) -> still.decrementAndGet());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
