package org.reprise.capture;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.event.ArgumentJson;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;

/**
 * Captures the outermost replicated calls of a transaction as one event. The call is noted before it runs, so that arguments it
 * changes are kept as they came; the event is written by an interposed {@code beforeCompletion}, after the JPA provider has
 * flushed and with every row lock of the transaction held, so that the order of events is the order of conflicts. No flush is
 * forced. A transaction that rolls back leaves nothing.
 *
 * <p>A replicated call in a transaction of its own, made inside another one, is an event of its own; its answer is kept with the
 * outer call, because replay will not run it a second time there. An answer from another thread ({@code @Asynchronous}) is not.
 *
 * <p>Safe for any thread; one call stays on one thread.
 */
public final class Capture {
    private final TransactionSynchronizationRegistry transactions;
    private final ArgumentJson json;
    private final EventSink sink;
    private final Clock clock;
    private final ThreadLocal<@Nullable OpenEvent> current = new ThreadLocal<>();

    public Capture(TransactionSynchronizationRegistry transactions, ArgumentJson json, EventSink sink, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.sink = sink;
        this.clock = clock;
    }

    /**
     * Makes the call, captured.
     *
     * @throws CaptureException when no transaction is active or an argument cannot be kept; the call is then not made
     * @throws Exception what the call throws
     */
    public @Nullable Object call(ReplicatedMethod method, Object[] arguments, Callable<@Nullable Object> call)
            throws Exception {
        OpenEvent event = openEvent(method);
        if (event.isInCall()) {
            return call.call();
        }
        OpenEvent outer = current.get();
        OpenCall open = event.begin(method, json.arguments(method, arguments));
        current.set(event);
        try {
            Object result = call.call();
            if (outer != null) {
                outer.answered(method, json.result(method, result));
            }
            return result;
        } catch (Exception e) {
            open.threw(e);
            if (outer != null) {
                outer.answeredBy(method, e);
            }
            throw e;
        } finally {
            event.end();
            restore(outer);
        }
    }

    private void restore(@Nullable OpenEvent outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(outer);
        }
    }

    private OpenEvent openEvent(ReplicatedMethod method) {
        if (transactions.getTransactionKey() == null
                || transactions.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
            throw new CaptureException(
                    method.signature() + " is @Replicated but was called without a transaction: let the"
                            + " container begin one (an EJB, or @Transactional), or begin a UserTransaction first");
        }
        if (transactions.getResource(OpenEvent.class) instanceof OpenEvent event) {
            return event;
        }
        OpenEvent event = new OpenEvent();
        if (transactions.getTransactionStatus() == Status.STATUS_ACTIVE) {
            transactions.registerInterposedSynchronization(new Completion(event));
        }
        transactions.putResource(OpenEvent.class, event);
        return event;
    }

    /** Writes the event as the last thing of its transaction, and says so once that has committed. */
    private final class Completion implements jakarta.transaction.Synchronization {
        private final OpenEvent event;

        Completion(OpenEvent event) {
            this.event = event;
        }

        @Override
        public void beforeCompletion() {
            Instant now = clock.instant();
            sink.append(EventJson.encode(new Event(now, event.close())));
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                sink.committed();
            }
        }
    }
}
