package org.reprise.replay;

import java.util.List;
import java.util.function.Supplier;
import org.reprise.event.Event;
import org.reprise.proof.Change;
import org.reprise.proof.IdPlayer;
import org.reprise.proof.Proof;
import org.reprise.proof.WriteSet;

/**
 * The rows that one event writes at replay, and whether they are what the primary wrote. A resource of the event's transaction;
 * one thread at a time uses it.
 */
final class ReplayedRows {
    private final Event event;
    private final WriteSet rows = new WriteSet();
    private final IdPlayer ids;
    private volatile boolean elsewhere;
    private volatile boolean proved;

    ReplayedRows(Event event) {
        this.event = event;
        this.ids = new IdPlayer(event.ids());
    }

    /** The ids that the primary's generators gave it. */
    IdPlayer ids() {
        return ids;
    }

    /** Whether its rows are proved whole. */
    boolean takesRest() {
        return event.supersedes();
    }

    void wrote(Supplier<? extends Change> change) {
        rows.addLater(change);
    }

    void settle() {
        rows.settle();
    }

    /** A transaction inside the replayed one wrote; it is rolled back, or its rows would take effect twice. */
    void wroteElsewhere() {
        elsewhere = true;
    }

    /** Whether it was: what is written now would be in no proof. */
    boolean isProved() {
        return proved;
    }

    /** @throws NeedsRowsException when the rows are not those of the primary */
    void prove() {
        proved = true;
        List<Change> written = event.supersedes() ? WriteSet.whole(rows.changes()) : rows.changes();
        if (elsewhere) {
            throw new NeedsRowsException(
                    "'" + event.title() + "' wrote in a transaction of its own inside the replayed one, which was"
                            + " rolled back",
                    written);
        }
        Proof proof = event.proof();
        if (proof != null && !WriteSet.isProof(proof, written)) {
            throw new NeedsRowsException("'" + event.title() + "' did not write what the primary wrote", written);
        }
    }
}
