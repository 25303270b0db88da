package org.reprise.job;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A thread that takes a step, waits as long as the step says or until woken, and takes the next. What a step throws, an
 * {@link Error} too, is said once, shows as {@link #trouble()} and is tried again; nothing but {@link #close()} ends the loop: one
 * that has died is one that nobody hears of.
 */
public final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class.getName());
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration NOT_NOW = Duration.ofMillis(200);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<Duration> step;
    private BooleanSupplier may = () -> true;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean closed;
    private volatile String trouble = "";
    private @Nullable Thread thread;

    /** What kinds of failure were said while it goes on failing. For the thread of the loop. */
    private final Set<Class<?>> said = new HashSet<>();

    public Loop(String name, Supplier<Duration> step) {
        this.name = name;
        this.step = step;
    }

    /** Takes no step while that says no; {@link #wake} has it ask again. To be called before the start. */
    public Loop onlyWhile(BooleanSupplier permitted) {
        may = permitted;
        return this;
    }

    public synchronized void start(ThreadFactory threads) {
        Thread started = threads.newThread(this::run);
        started.setName("reprise-" + name);
        started.start();
        thread = started;
    }

    /** Cuts the present wait short, or the next one if a step is being taken. Never waits. */
    public void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    /** What the last step threw, in words; empty when it went well. */
    public String trouble() {
        return trouble;
    }

    private void run() {
        while (!closed) {
            Duration pause = stepOnce();
            try {
                if (signal.tryAcquire(Math.max(0, pause.toNanos()), TimeUnit.NANOSECONDS)) {
                    signal.drainPermits();
                }
            } catch (InterruptedException e) {
                if (!closed) {
                    LOG.log(Level.FINE, "Interrupted although not closed; going on", e);
                }
            }
        }
    }

    private Duration stepOnce() {
        try {
            return permittedStep();
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private Duration permittedStep() {
        if (!may.getAsBoolean()) {
            forget();
            return NOT_NOW;
        }
        Duration pause = step.get();
        if (!trouble.isEmpty()) {
            LOG.info(() -> "The " + name + " of this site works again");
            forget();
        }
        return pause;
    }

    private void forget() {
        trouble = "";
        said.clear();
    }

    private Duration failed(Throwable thrown) {
        if (closed) {
            return Duration.ZERO;
        }
        try {
            String words = thrown instanceof Error ? thrown.toString() : thrown.getMessage();
            trouble = name + ": " + words;
            Class<?> kind = thrown instanceof Error ? Error.class : RuntimeException.class;
            if (!said.contains(kind)) {
                say(thrown, words);
                said.add(kind);
            }
        } catch (RuntimeException | Error unsaid) {
            // words cost memory and stack, which may be what there is none of: said when there is
            trouble = trouble.isEmpty() ? name : trouble;
        }
        return AFTER_FAILURE;
    }

    private void say(Throwable thrown, @Nullable String words) {
        String again =
                " and is tried again every " + AFTER_FAILURE.toSeconds() + " s; this is not said again: " + words;
        if (thrown instanceof Error) {
            LOG.log(
                    Level.SEVERE,
                    thrown,
                    () -> "REPR0014E: The " + name + " of this site met an error that is no matter of data" + again);
        } else {
            LOG.log(Level.WARNING, thrown, () -> "REPR0011W: The " + name + " of this site failed" + again);
        }
    }

    /** Takes no step after the one being taken. Never waits. */
    public void end() {
        closed = true;
        wake();
    }

    /** Ends the loop after the step being taken; waits for that, but not for ever. */
    @Override
    public synchronized void close() {
        end();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(LONGEST_CLOSE.toMillis());
            if (running.isAlive()) {
                LOG.warning(() -> "REPR0012W: The " + name + " of this site did not end within "
                        + LONGEST_CLOSE.toSeconds() + " s and is interrupted; its transaction rolls back");
                running.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
