package org.reprise.site;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Opens a site and, while something hinders that, tries again until it is open or closed: a database may come later than its server.
 * A hindrance is logged when it is a new one. Safe for any thread; one tries at a time.
 */
final class Opening {
    private static final Logger LOG = Logger.getLogger(Opening.class.getName());
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final BooleanSupplier attempt;
    private final Consumer<String> hindered;
    private final Duration first;
    private final CountDownLatch ended = new CountDownLatch(1);
    private String said = "";
    private boolean done;

    /**
     * @param attempt  opens the site as far as can be now, and says whether that is all; throws when something hinders it
     * @param hindered told after each failure what hinders
     */
    Opening(BooleanSupplier attempt, Consumer<String> hindered) {
        this(attempt, hindered, SHORTEST);
    }

    Opening(BooleanSupplier attempt, Consumer<String> hindered, Duration first) {
        this.attempt = attempt;
        this.hindered = hindered;
        this.first = first;
    }

    /** Tries once, in the caller's thread; whether the site is open, now or before. */
    synchronized boolean attempt() {
        if (done || ended.getCount() == 0) {
            return done;
        }
        try {
            done = attempt.getAsBoolean();
        } catch (RuntimeException | Error e) {
            // an error, such as a class that is missing, must not end the tries silently
            String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
            hindered.accept(why);
            say(why, e);
        }
        return done;
    }

    private void say(String why, Throwable cause) {
        if (why.equals(said)) {
            LOG.fine(() -> "The site does not open yet: " + why);
            return;
        }
        said = why;
        LOG.log(
                Level.SEVERE,
                cause,
                () -> "REPR0003E: The site does not open and takes no calls; it is tried again until it does: " + why);
    }

    /** Tries at once, and where that fails in a thread of its own for as long as it takes. */
    void begin(ThreadFactory threads) {
        if (!attempt()) {
            Thread thread = threads.newThread(this::run);
            thread.setName("reprise-opening");
            thread.start();
        }
    }

    private void run() {
        Duration pause = first;
        while (!isEndedWithin(pause) && !attempt()) {
            pause = next(pause);
        }
    }

    static Duration next(Duration pause) {
        Duration longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }

    private boolean isEndedWithin(Duration pause) {
        try {
            return ended.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Ends the tries; waits for one that is being made. */
    void end() {
        ended.countDown();
        settle();
    }

    /** An attempt holds the monitor. */
    private synchronized void settle() {
        LOG.log(Level.FINE, "The site is {0} when its opening ends", done ? "open" : "not open");
    }
}
