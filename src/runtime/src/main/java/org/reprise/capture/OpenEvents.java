package org.reprise.capture;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;

/**
 * The transactions that have begun an event and have not completed, and whether others may begin one. A site that stops lets those
 * end that have begun, with all their rows, before it lets nothing commit any more. Safe for any thread.
 */
public final class OpenEvents {
    private int open;
    private boolean callsRefused;

    /** What keeps others from beginning while it is set; it may go again. */
    private @Nullable Supplier<RuntimeException> held;

    /** Asked at every row. */
    private volatile boolean allRefused;

    /**
     * @param nested whether it begins within one that is open, in the same thread: such a one is always let
     * @throws CaptureException when it begins by a call and none may
     */
    synchronized void begin(boolean byCall, boolean nested) {
        if (held != null && !nested) {
            throw held.get();
        }
        if (callsRefused && byCall) {
            throw new CaptureException(
                    "The site is stopping and takes no new calls: call again when /health/ready answers UP");
        }
        open++;
    }

    synchronized void end() {
        open--;
        notifyAll();
    }

    /** From now on no event begins, by a call or by a row; who tries gets this. What has begun goes on. */
    public synchronized void hold(Supplier<RuntimeException> why) {
        held = why;
    }

    /** How many are open. */
    public synchronized int count() {
        return open;
    }

    /** Events may begin again. */
    public synchronized void release() {
        held = null;
    }

    /** From now on no call begins an event; what a transaction does that has begun one is part of it. */
    public synchronized void refuseCalls() {
        callsRefused = true;
    }

    /**
     * Waits until no event is open.
     *
     * @return how many still are after {@code patience}
     */
    public synchronized int awaitNone(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); open > 0 && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return open;
    }

    /** From now on no transaction commits that has written rows or made calls; {@link #refuseCalls} goes with it. */
    public synchronized void refuseAll() {
        callsRefused = true;
        allRefused = true;
    }

    boolean isAllRefused() {
        return allRefused;
    }
}
