package org.reprise.capture;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.time.Clock;
import java.util.List;
import org.reprise.api.CaptureException;
import org.reprise.capture.CapturePolicy.Proving;
import org.reprise.capture.CapturePolicy.Uncaptured;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.WriteSet;

/** Writes the event of a transaction as the last thing in it, with its proof and its evidence. Safe for any thread. */
final class EventWriter {
    private static final byte[] NO_EVIDENCE = {};

    private final EventSink sink;
    private final CapturePolicy policy;
    private final UncapturedWrites uncaptured;
    private final OpenEvents open;
    private final Clock clock;

    EventWriter(EventSink sink, CapturePolicy policy, UncapturedWrites uncaptured, OpenEvents open, Clock clock) {
        this.sink = sink;
        this.policy = policy;
        this.uncaptured = uncaptured;
        this.open = open;
        this.clock = clock;
    }

    /** To be registered with the transaction of the event, interposed. */
    Synchronization completing(OpenEvent event) {
        return new Completion(event);
    }

    /** False when there is nothing to write. */
    private boolean append(OpenEvent event) {
        List<Change> written = event.rows().changes();
        boolean byRows = event.isByRows();
        List<Call> calls = event.close();
        List<Change> rows = Event.supersedes(calls) ? WriteSet.whole(written) : written;
        if (calls.isEmpty() && !takes(rows)) {
            return false;
        }
        if (open.isAllRefused()) {
            throw new CaptureException(
                    "The site has stopped before this transaction completed, so it is rolled back: make the call again");
        }
        event.lookAgain();
        boolean proving = policy.proving() != Proving.OFF;
        List<Change> shipped = byRows ? WriteSet.shipped(rows) : List.of();
        sink.append(
                EventJson.encode(new Event(
                                clock.instant(),
                                calls,
                                event.ids().recorded(),
                                proving ? WriteSet.proof(rows) : null,
                                shipped)
                        .under(event.origin())),
                shipped.equals(rows) ? NO_EVIDENCE : evidence(rows));
        return true;
    }

    /** Whether rows without a call become an event. */
    private boolean takes(List<Change> rows) {
        if (rows.isEmpty()) {
            return false;
        }
        switch (policy.uncaptured()) {
            case ROWS -> rows.forEach(row -> uncaptured.met(row, "they become an event of rows"));
            case WARN -> rows.forEach(row -> uncaptured.met(row, "no secondary learns of them"));
            case REFUSE ->
                throw new CaptureException("Rows of " + rows.get(0).place()
                        + " were written in a transaction without a replicated call, and reprise.uncaptured is REFUSE;"
                        + " the transaction is rolled back. Annotate the method that writes them with @Replicated");
        }
        return policy.uncaptured() == Uncaptured.ROWS;
    }

    private byte[] evidence(List<Change> rows) {
        if (policy.proving() != Proving.EVIDENCE || rows.isEmpty()) {
            return NO_EVIDENCE;
        }
        byte[] evidence = EvidenceJson.encode(rows);
        if (evidence.length > policy.maxEvidenceBytes()) {
            // what only undoing needs goes before what heals
            evidence = EvidenceJson.encode(WriteSet.shipped(rows));
        }
        return evidence.length <= policy.maxEvidenceBytes() ? evidence : NO_EVIDENCE;
    }

    /** Writes the event before its transaction completes, and says so once that has committed. */
    private final class Completion implements Synchronization {
        private final OpenEvent event;
        private boolean appended;

        Completion(OpenEvent event) {
            this.event = event;
        }

        @Override
        public void beforeCompletion() {
            try {
                appended = append(event);
            } catch (CaptureException e) {
                event.refuse();
                throw e;
            }
        }

        @Override
        public void afterCompletion(int status) {
            open.end();
            if (status == Status.STATUS_COMMITTED) {
                event.committed();
            } else {
                event.rolledBack();
            }
            if (appended && status == Status.STATUS_COMMITTED) {
                sink.committed();
            } else if (policy.failed() && status == Status.STATUS_ROLLEDBACK) {
                event.failed(clock.instant()).map(EventJson::encode).ifPresent(sink::failed);
            }
        }
    }
}
