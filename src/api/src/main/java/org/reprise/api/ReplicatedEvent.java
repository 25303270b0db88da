package org.reprise.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log as observers get it: {@code void seen(@Observes ReplicatedEvent event)} in a bean of any module of the
 * EAR. Failed events are told at each secondary that takes them, where {@code reprise.capture.failed} is on at the primary; other
 * events at a secondary with {@code reprise.observe}, which then replays nothing.
 *
 * <p>Guarantees: each is told in the order of the log, in the transaction that moves the site's position past it; so what an
 * observer writes to the site's database is there once, whatever crashes. An observer that throws is tried again, and then the
 * event is parked.
 *
 * <p>Non-guarantees: what an observer does outside that transaction may be done again. A failed event is written after its
 * transaction has rolled back, by a thread of its own: a crash or a stop in between loses it, and so does a queue of a thousand
 * that waits for the database. A transaction that was marked for rollback before its first call leaves none. Its place in the order is when it was written.
 */
public interface ReplicatedEvent {

    /** How the transaction of the event ended. */
    enum Status {
        COMMITTED,
        FAILED
    }

    /**
     * An outermost call of the event.
     *
     * @param name      event name
     * @param version   version of the argument list
     * @param arguments as a JSON array
     * @param kind      what kind of event it is; empty when it is of none
     * @param status    that it brings about, which is the application's and not how the transaction ended; empty when it says none
     * @param key       what it is about; empty when it does not say
     * @param exception class name of the exception with which it ended; null when it returned. The transaction of a call that
     *                  threw may have committed all the same
     */
    record Call(
            String name,
            int version,
            String arguments,
            String kind,
            String status,
            String key,
            @Nullable String exception) {}

    Status status();

    /** Its calls, in their order; the last is the one that failed, unless the transaction failed after it. */
    List<Call> calls();

    /** When it was captured, by the primary's clock. */
    Instant at();

    /** The reign in which it was captured. */
    long epoch();

    /** Its place in the log. */
    long seq();

    /** Class name of what the last call threw; null when no call threw and the transaction was rolled back all the same. */
    @Nullable
    String exception();

    /** Its message, if it had one; cut after 1,000 characters. */
    @Nullable
    String message();

    /**
     * How old its status was to become before this was told, where the site's subscription says {@code older-than}; null
     * otherwise. Such an event is told when no other status of the same kind and key has followed for so long.
     */
    default @Nullable Duration overdue() {
        return null;
    }
}
