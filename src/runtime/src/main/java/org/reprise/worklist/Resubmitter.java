package org.reprise.worklist;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.argument.ArgumentJson;
import org.reprise.capture.Capture;
import org.reprise.event.Call;
import org.reprise.event.Origin;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.jdbc.Transactions;
import org.reprise.replay.BeanCaller;
import org.reprise.replay.DecodedCall;
import org.reprise.replay.LateArguments;
import org.reprise.worklist.Submitted.Outcome;

/**
 * Makes the calls of a quarantined event again, at the primary, as business calls: captured as a new event under the origin of the first.
 * Its id is taken in the very transaction of that event, before the first call (rules 1, 16): so it takes effect once, whoever submits it
 * how often, through whatever server. A call counts that returns, or throws what it threw at first; all else rolls back.
 *
 * <p>For one thread but {@link #arrive}. Call it outside any transaction.
 */
public final class Resubmitter {
    private static final Logger LOG = Logger.getLogger(Resubmitter.class.getName());

    /**
     * How calls are made.
     *
     * @param registry what the present transaction is
     */
    public record Calls(
            ReplicatedMethods methods,
            ArgumentJson json,
            BeanCaller beans,
            TransactionSynchronizationRegistry registry) {}

    private final Capture capture;
    private final Calls calls;
    private final InEffect known;
    private final Transactions transactions;
    private final Clock clock;
    private final ThreadLocal<@Nullable DecodedCall> arriving = new ThreadLocal<>();

    public Resubmitter(Capture capture, Calls calls, InEffect known, Transactions transactions, Clock clock) {
        this.capture = capture;
        this.calls = calls;
        this.known = known;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A call has reached its bean: if it is the one that is made here, and has entities among its arguments, they are found now. */
    public void arrive(ReplicatedMethod method, LateArguments door) throws Exception {
        DecodedCall next = arriving.get();
        if (next != null && next.method().equals(method)) {
            arriving.remove();
            next.arrive(door);
        }
    }

    /** What became of it: for good, unless it failed. */
    Submitted submit(Submission asked) {
        if (known.find(asked.origin()).isPresent()) {
            return asked.is(Outcome.KNOWN, "");
        }
        String doubt = known.doubt(asked.origin());
        if (!doubt.isEmpty()) {
            return asked.is(Outcome.FAILED, doubt);
        }
        Exception thrown = attempt(asked);
        // what is committed counts, whatever came out of the container
        if (known.find(asked.origin()).isPresent()) {
            return asked.is(Outcome.DONE, thrown == null ? "" : "it committed, and threw " + words(thrown));
        }
        if (thrown != null) {
            LOG.log(Level.FINE, thrown, () -> "Event " + asked.origin() + " was submitted again and failed");
        }
        return asked.is(Outcome.FAILED, thrown == null ? "its calls were captured as no event" : words(thrown));
    }

    private @Nullable Exception attempt(Submission asked) {
        try {
            List<DecodedCall> made = asked.calls().stream().map(this::decode).toList();
            capture.resubmit(
                    new Origin(asked.origin(), asked.by()),
                    asked.caller(),
                    origin -> known.take(origin.id(), clock.instant()),
                    () -> make(made));
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private DecodedCall decode(Submission.Made made) {
        Call current = calls.methods().current(made.call());
        return new DecodedCall(calls.methods().named(current.name(), current.version()), current, calls.json());
    }

    private boolean make(List<DecodedCall> made) throws Exception {
        DecodedCall first = made.get(0);
        if (made.stream().allMatch(call -> call.method().calling() == Calling.JOINS)) {
            transactions.run(() -> made.forEach(this::joined));
        } else if (made.size() == 1 && first.method().calling() == Calling.OWN_TRANSACTION) {
            call(first);
        } else {
            throw new RepriseException(first.method().signature()
                    + " runs on a thread of its own, or beside other calls in a transaction of its own, so it cannot be made"
                    + " again from here: make the call in the application, and drop this event");
        }
        return true;
    }

    private void joined(DecodedCall call) {
        try {
            call(call);
        } catch (Exception e) {
            boolean asEver = e.getClass().getName().equals(call.call().exception());
            if (!asEver || calls.registry().getRollbackOnly()) {
                throw e instanceof RuntimeException unchecked ? unchecked : new RepriseException(words(e), e);
            }
        }
    }

    private void call(DecodedCall call) throws Exception {
        arriving.set(call);
        try {
            calls.beans().call(call.method(), call.arguments());
        } finally {
            arriving.remove();
        }
    }

    /** The innermost cause says most; what the container says of it says where. */
    private static String words(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass().getName()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
