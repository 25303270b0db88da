package org.reprise.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.Failure;
import org.reprise.event.Origin;
import org.reprise.event.ReplicatedMethod;
import org.reprise.label.LabelRules;
import org.reprise.proof.IdRecorder;
import org.reprise.proof.WriteSet;
import org.reprise.unseen.LookedAt;

/** The event of a transaction that has not completed. Used by the one thread that is in the transaction. */
final class OpenEvent {
    private final List<OpenCall> calls = new ArrayList<>();
    private final List<Runnable> corrections = new ArrayList<>(0);
    private final WriteSet rows = new WriteSet();
    private final IdRecorder ids = new IdRecorder();
    private @Nullable OpenCall open;
    private @Nullable LookedAt look;
    private boolean written;
    private boolean refused;
    private boolean rolledBack;
    private boolean byRows;
    private @Nullable Origin origin;

    /** Whether an outermost call is running; what comes now is nested in it. */
    boolean isInCall() {
        return open != null;
    }

    /** The outermost call that is running. */
    @Nullable
    OpenCall openCall() {
        return open;
    }

    OpenCall begin(ReplicatedMethod method, String arguments, LabelRules.Begun labels, Instant at) {
        if (written) {
            throw new CaptureException(
                    method.signature() + " was called while its transaction completes, after the event"
                            + " was written: call it earlier, or in a transaction of its own");
        }
        OpenCall call = new OpenCall(method, arguments, labels, at);
        calls.add(call);
        open = call;
        return call;
    }

    void end() {
        open = null;
    }

    /**
     * A nested call in a transaction of its own returned.
     *
     * @return to be run where that does not commit after all
     */
    Runnable answered(ReplicatedMethod method, String result) {
        return open == null ? () -> {} : open.answered(method, result);
    }

    /** A nested call in a transaction of its own threw. */
    void answeredBy(ReplicatedMethod method, Exception exception) {
        if (open != null) {
            open.answeredBy(method, exception);
        }
    }

    /** What is to be run where the transaction does not commit; at once, where it is rolled back already. */
    void onRollback(Runnable correction) {
        if (rolledBack) {
            correction.run();
        } else {
            corrections.add(correction);
        }
    }

    /** The transaction did not commit. */
    void rolledBack() {
        rolledBack = true;
        corrections.forEach(Runnable::run);
        corrections.clear();
    }

    /** What the transaction has written. */
    WriteSet rows() {
        return rows;
    }

    /** The ids that generators gave it. */
    IdRecorder ids() {
        return ids;
    }

    boolean isWritten() {
        return written;
    }

    /** The database's own count is held against the rows that are seen; not, where {@code begun} is null. */
    void lookedAt(@Nullable LookedAt begun) {
        look = begun;
    }

    /** A statement met rows. */
    void met(String table, long rows) {
        if (look != null) {
            look.saw(table, rows);
        }
    }

    /** All is written. */
    void lookAgain() {
        if (look != null) {
            look.again(calls.isEmpty() ? "" : calls.get(0).name());
        }
    }

    /** The transaction has committed. */
    void committed() {
        if (look != null) {
            look.committed();
        }
    }

    /** Whether earlier events may be left out for it. */
    boolean maySupersede() {
        return calls.stream().anyMatch(OpenCall::maySupersede);
    }

    /** Something was done whose outcome can differ when it is done again. */
    void goByRows() {
        byRows = true;
    }

    /** Whether a secondary is to apply the rows instead of making the calls. */
    boolean isByRows() {
        return byRows || calls.isEmpty() || calls.stream().anyMatch(OpenCall::isByRows);
    }

    /** It was submitted again. */
    void under(Origin submitted) {
        origin = submitted;
    }

    /** Null where it was not submitted again. */
    @Nullable
    Origin origin() {
        return origin;
    }

    /** Reprise itself lets the transaction not commit. */
    void refuse() {
        refused = true;
    }

    /** All calls; none can follow. */
    List<Call> close() {
        written = true;
        return calls.stream().map(OpenCall::close).toList();
    }

    /** The event that a rolled-back transaction leaves; empty when it made no call, or Reprise itself refused one. */
    Optional<Event> failed(Instant at) {
        if (calls.isEmpty()) {
            return Optional.empty();
        }
        Exception thrown = calls.get(calls.size() - 1).thrown();
        boolean byReprise = refused
                || Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .anyMatch(CaptureException.class::isInstance);
        return byReprise ? Optional.empty() : Optional.of(Event.failed(at, close(), Failure.of(thrown)));
    }
}
