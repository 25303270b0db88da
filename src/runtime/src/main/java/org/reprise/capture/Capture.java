package org.reprise.capture;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Origin;
import org.reprise.event.RecordedMethod;
import org.reprise.event.ReplicatedMethod;
import org.reprise.proof.Change;
import org.reprise.proof.IdSlot;
import org.reprise.proof.IdSource;
import org.reprise.proof.RowObserver;
import org.reprise.proof.StatementWay;
import org.reprise.proof.StatementWays;
import org.reprise.unseen.UnseenWrites;

/**
 * Captures the outermost replicated calls of a transaction as one event. The call is noted before it runs, so that arguments it
 * changes are kept as they came; the event is written by an interposed {@code beforeCompletion}, after the JPA provider has
 * flushed and with every row lock of the transaction held, so that the order of events is the order of conflicts. No flush is
 * forced (docs/decisions/0005-no-flush-is-forced-at-capture.md). A transaction that rolls back leaves nothing, or where the policy says
 * so an event that says why.
 *
 * <p>A replicated call in a transaction of its own, made inside another one, is an event of its own; its answer is kept with the
 * outer call, because replay will not run it a second time there. Where its commit fails after it has returned, the answer says
 * so. An answer from another thread ({@code @Asynchronous}) is not.
 *
 * <p>Safe for any thread; one call stays on one thread.
 */
public final class Capture implements RowObserver, IdSource {
    private final TransactionSynchronizationRegistry transactions;
    private final ArgumentJson json;
    private final EventWriter writer;
    private final Clock clock;
    private final UncapturedWrites uncaptured = new UncapturedWrites();
    private final StatementWays statements = new StatementWays();
    private final OpenEvents open = new OpenEvents();
    private final ThreadLocal<@Nullable OpenEvent> current = new ThreadLocal<>();
    private final ThreadLocal<@Nullable Submitting> submitting = new ThreadLocal<>();
    private volatile UnseenWrites unseen = UnseenWrites.NONE;

    public Capture(
            TransactionSynchronizationRegistry transactions,
            ArgumentJson json,
            EventSink sink,
            CapturePolicy policy,
            Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.writer = new EventWriter(sink, policy, uncaptured, open, clock);
        this.clock = clock;
    }

    /** Looks from now on for rows that are not seen. */
    public Capture lookingFor(UnseenWrites writes) {
        unseen = writes;
        return this;
    }

    /** The events that are open now. */
    public OpenEvents open() {
        return open;
    }

    /** Statements of the application, and how each goes. */
    public StatementWays statements() {
        return statements;
    }

    /** Rows that were written without a replicated call. */
    public UncapturedWrites uncaptured() {
        return uncaptured;
    }

    /**
     * Takes a row into the write set of the calling thread's transaction.
     *
     * @throws CaptureException when the event of the transaction is written already, or will not be because the site has stopped:
     *     the row would be in no proof
     */
    @Override
    public void wrote(Supplier<? extends Change> change) {
        if (transactions.getTransactionKey() == null) {
            uncaptured.met(change.get(), "there is no transaction, so no secondary learns of them");
            return;
        }
        OpenEvent event = event();
        if (open.isAllRefused()) {
            throw rolledBack(event, change, "after the site had stopped");
        }
        if (event.isWritten()) {
            throw rolledBack(event, change, "while its transaction completes, after the event was written");
        }
        event.rows().addLater(change);
    }

    @Override
    public boolean takesRows(Supplier<StatementWay> asked) {
        if (transactions.getTransactionKey() == null) {
            return false;
        }
        StatementWay way = asked.get();
        statements.saw(way);
        if (way.byRows()) {
            event().goByRows();
        }
        return way.byRows();
    }

    @Override
    public void settle() {
        if (transactions.getTransactionKey() != null
                && transactions.getResource(OpenEvent.class) instanceof OpenEvent event) {
            event.rows().settle();
        }
    }

    @Override
    public boolean takesRest() {
        return transactions.getTransactionKey() != null
                && transactions.getResource(OpenEvent.class) instanceof OpenEvent event
                && event.maySupersede();
    }

    @Override
    public void writing() {
        if (transactions.getTransactionKey() != null) {
            event();
        }
    }

    /** What it writes would stay where the event is rolled back. */
    @Override
    public void writingApart(String unit) {
        if (transactions.getTransactionKey() != null) {
            throw new CaptureException("REPR0811: The persistence unit " + unit
                    + " has transactions of its own (RESOURCE_LOCAL), so what it writes is no part of this one and would stay"
                    + " where it is rolled back. Make it a unit of JTA, on the site's data source; or use it outside of"
                    + " transactions of the application");
        }
    }

    @Override
    public void met(String table, long rows) {
        if (transactions.getTransactionKey() != null
                && transactions.getResource(OpenEvent.class) instanceof OpenEvent event) {
            event.met(table, rows);
        }
    }

    private CaptureException rolledBack(OpenEvent event, Supplier<? extends Change> change, String when) {
        event.refuse();
        transactions.setRollbackOnly();
        return new CaptureException("A row of " + change.get().place() + " was written " + when
                + ", so no secondary would have it; the transaction is rolled back. Write it earlier, or in a"
                + " transaction of its own");
    }

    @Override
    public Object next(String generator, Supplier<Object> natural) {
        return ids().next(generator, natural);
    }

    @Override
    public IdSlot reserve(String generator) {
        return ids().reserve(generator);
    }

    private IdSource ids() {
        return transactions.getTransactionKey() == null || open.isAllRefused() ? IdSource.NATIVE : event().ids();
    }

    /**
     * Has the replicated calls that {@code calls} makes, in one transaction, be one event of this origin.
     *
     * @param caller who made them the first time
     * @param take   told of the origin in that transaction, before the first call; what it throws rolls it back
     * @throws Exception what {@code calls} throws
     */
    public void resubmit(Origin origin, String caller, Consumer<Origin> take, Callable<?> calls) throws Exception {
        submitting.set(new Submitting(origin, caller, take));
        try {
            calls.call();
        } finally {
            submitting.remove();
        }
    }

    /** Makes the call of nobody in particular, captured. */
    public @Nullable Object call(ReplicatedMethod method, Object[] arguments, Callable<@Nullable Object> call)
            throws Exception {
        return call(method, arguments, "", call);
    }

    /**
     * Makes the call, captured.
     *
     * @param user who calls, kept with the event; empty when nobody is logged in
     * @throws CaptureException when no transaction is active, an argument cannot be kept, or a recorded method is running; the
     *     call is then not made
     * @throws Exception what the call throws
     */
    public @Nullable Object call(
            ReplicatedMethod method, Object[] arguments, String user, Callable<@Nullable Object> call)
            throws Exception {
        refuseInsideRecorded(method);
        OpenEvent event = openEvent(method);
        if (event.isInCall()) {
            return call.call();
        }
        OpenEvent outer = current.get();
        Submitting again = outer == null ? submitting.get() : null;
        if (again != null) {
            again.begins(event, method);
        }
        OpenCall open = event.begin(
                method,
                json.arguments(method, arguments),
                method.labels().begin(method.name(), arguments),
                clock.instant());
        open.by(again == null ? user : again.caller());
        current.set(event);
        try {
            Object result = call.call();
            open.returned(result);
            if (outer != null) {
                onRollback(event, outer.answered(method, json.result(method, result)));
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

    /** The outermost call of the innermost event that runs in the calling thread. */
    @Nullable
    OpenCall openCall() {
        OpenEvent event = current.get();
        return event == null ? null : event.openCall();
    }

    /**
     * A nested call of the thread's open call has returned; {@code correction} is run where it did so in a transaction of its own
     * which does not commit after all.
     */
    void onRollback(Runnable correction) {
        if (transactions.getTransactionKey() != null) {
            OpenEvent event = event();
            if (event != current.get()) {
                onRollback(event, correction);
            }
        }
    }

    /** One that is marked for rollback the container ends so, and its caller gets the result all the same. */
    private void onRollback(OpenEvent event, Runnable correction) {
        if (transactions.getTransactionStatus() != Status.STATUS_MARKED_ROLLBACK) {
            event.onRollback(correction);
        }
    }

    /** Replay gives the recorded answer and does not come here. */
    private void refuseInsideRecorded(ReplicatedMethod method) {
        OpenCall open = openCall();
        RecordedMethod recorded = open == null ? null : open.recording();
        if (recorded != null) {
            throw new CaptureException(method.signature() + " is @Replicated and was called inside "
                    + recorded.signature() + ", which is @Recorded, so no replay would reach it: call it before or"
                    + " after");
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
        // a call in a transaction of its own is part of the one that makes it
        return event(current.get() == null, method.name());
    }

    private OpenEvent event() {
        return event(false, "");
    }

    /** @param method that begins it; empty where a row or an id does */
    private OpenEvent event(boolean byCall, String method) {
        if (transactions.getResource(OpenEvent.class) instanceof OpenEvent event) {
            return event;
        }
        OpenEvent event = new OpenEvent();
        open.begin(byCall, current.get() != null);
        boolean registered = false;
        try {
            // the first row may be written by the flush of the commit itself
            int status = transactions.getTransactionStatus();
            if (status == Status.STATUS_ACTIVE || status == Status.STATUS_PREPARING) {
                transactions.registerInterposedSynchronization(writer.completing(event));
                registered = true;
            }
        } finally {
            if (!registered) {
                open.end();
            }
        }
        transactions.putResource(OpenEvent.class, event);
        if (registered) {
            event.lookedAt(unseen.begin(method));
        }
        return event;
    }
}
