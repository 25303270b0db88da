package org.reprise.network.web;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.reprise.network.UnknownKeyException;

/**
 * One thread of a load. Its messages are its own: it hands them in before the clock starts and passes them round and round, so
 * clients meet at route points and connectors only.
 */
final class LoadClient {
    private static final int MOST_MESSAGES = 250;

    private final int number;
    private final LoadOrder order;
    private final LoadJob job;
    private final Workload workload;
    private final Schedule schedule;
    private final String prefix;
    private final int messages;
    private int passed;
    private int prepared;
    private int expired;

    LoadClient(int number, LoadOrder order, LoadJob job, Workload workload) {
        this.number = number;
        this.order = order;
        this.job = job;
        this.workload = workload;
        Map<Kind, Integer> calls = order.isTimed() ? new EnumMap<>(Kind.class) : order.share(number);
        this.schedule = new Schedule(calls);
        this.prefix = job.id() + "." + number;
        this.messages = order.isTimed() ? MOST_MESSAGES : Math.min(MOST_MESSAGES, schedule.left(Kind.PASS));
    }

    /** Hands in what the calls will need. */
    void prepare() throws UnknownKeyException, InterruptedException {
        boolean passes = order.isTimed() ? order.timedKind() == Kind.PASS : messages > 0;
        if (passes) {
            workload.prepare(prefix, messages, number);
        }
        for (int i = schedule.left(Kind.EXPIRE); i > 0; i--) {
            job.countAlone(Kind.PREPARE, this::prepareExpiry);
        }
    }

    /** Makes the calls until the schedule is done or the time is over. */
    void run() throws InterruptedException {
        if (order.isTimed()) {
            runTimed(order.timedKind(), TimeUnit.SECONDS.toNanos(order.secondsOrNone()));
        } else {
            runScheduled();
        }
    }

    private void runScheduled() throws InterruptedException {
        long calls = 0;
        for (Optional<Kind> kind = schedule.next(); kind.isPresent(); kind = schedule.next()) {
            awaitTurn(calls++);
            make(kind.get());
        }
    }

    private void runTimed(Kind kind, long nanos) throws InterruptedException {
        for (long calls = 0; awaitTurn(calls) < nanos; calls++) {
            if (kind == Kind.EXPIRE) {
                job.countAlone(Kind.PREPARE, this::prepareExpiry);
            }
            make(kind);
        }
    }

    /** Waits until a call is due; returns the time since the load started, or when the call is due if that is later. */
    private long awaitTurn(long call) {
        long due = order.rate() == null ? 0 : new Pace(order.rate(), number, order.clientsOrDefault()).due(call);
        long end = TimeUnit.SECONDS.toNanos(order.secondsOrNone());
        while (job.elapsedNanos() < due && (due < end || !order.isTimed())) {
            LockSupport.parkNanos(due - job.elapsedNanos());
        }
        return Math.max(due, job.elapsedNanos());
    }

    private void make(Kind kind) throws InterruptedException {
        switch (kind) {
            case PASS -> job.count(kind, this::pass);
            case EXPIRE -> job.countAlone(kind, () -> workload.expire(prefix + "." + expired++, order.rowsPerExpire()));
            case HEARTBEAT -> job.count(kind, workload::heartbeat);
            case PREPARE -> throw new IllegalArgumentException("Preparing is no load of its own");
        }
    }

    /** In the last round of a counted load every message is received. */
    private void pass() throws Exception {
        String message = prefix + "-" + passed++ % messages;
        if (!order.isTimed() && schedule.left(Kind.PASS) < messages) {
            workload.deliver(message, number);
        } else {
            workload.pass(message);
        }
    }

    private void prepareExpiry() throws UnknownKeyException {
        workload.prepare(prefix + "." + prepared++, order.rowsPerExpire(), number);
    }
}
