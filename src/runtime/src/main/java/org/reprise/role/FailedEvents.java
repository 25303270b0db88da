package org.reprise.role;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Logger;
import org.reprise.jdbc.Transactions;
import org.reprise.job.Loop;
import org.reprise.log.CapturedEvents;

/** Writes events whose transactions were rolled back, each in a transaction of its own, by a loop. */
final class FailedEvents {
    private static final Logger LOG = Logger.getLogger(FailedEvents.class.getName());
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int MOST = 1000;

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST);
    private final CapturedEvents events;
    private final long epoch;
    private final Transactions transactions;
    private final Runnable onWritten;
    private final Clock clock;
    private final Loop loop = new Loop("writer of failed events", this::step);
    private final LongAdder dropped = new LongAdder();
    private final AtomicLong saidMillis = new AtomicLong();

    /**
     * @param epoch     in which this primary captures
     * @param onWritten called after each event; must not wait
     */
    FailedEvents(CapturedEvents events, long epoch, Transactions transactions, Runnable onWritten, Clock clock) {
        this.events = events;
        this.epoch = epoch;
        this.transactions = transactions;
        this.onWritten = onWritten;
        this.clock = clock;
    }

    /** Never waits: what there is no room for is dropped, counted and said. */
    void offer(byte[] event) {
        if (event.length > CapturedEvents.MAX_BODY_BYTES || !waiting.offer(event)) {
            dropped.increment();
            say(clock.millis());
        }
        loop.wake();
    }

    private void say(long now) {
        long before = saidMillis.get();
        if (now - before >= SILENCE.toMillis() && saidMillis.compareAndSet(before, now)) {
            LOG.warning(() -> "REPR0825W: " + dropped() + " failed events were dropped since the start: the database"
                    + " does not keep up with them, or they are too large; committed events are not affected");
        }
    }

    private Duration step() {
        for (byte[] next = waiting.peek(); next != null; next = waiting.peek()) {
            byte[] event = next;
            transactions.run(() -> events.append(epoch, event));
            waiting.remove();
            onWritten.run();
        }
        return IDLE;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long epoch() {
        return epoch;
    }

    /** How many were dropped since the start. */
    long dropped() {
        return dropped.sum();
    }

    Loop loop() {
        return loop;
    }
}
