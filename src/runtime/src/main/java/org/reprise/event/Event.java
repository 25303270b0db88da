package org.reprise.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Change;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.Proof;

/**
 * One transaction at the primary, committed unless it says otherwise, seen as its outermost calls, or as its rows where there was no call or the call is
 * never to be made again. One event of each reign, its first, is neither: a {@link Barrier}.
 *
 * @param at    when it was captured, by the primary's clock, in milliseconds
 * @param calls its outermost calls, in their order
 * @param ids   the ids that it was given by generators
 * @param proof digest of the rows it wrote; null where the primary makes none
 * @param rows  what a secondary applies instead of the calls; empty when the calls are to be made again
 * @param failure why its transaction was rolled back: such an event is only told of; null when it committed
 * @param barrier of the event with which a reign begins; null of all others
 * @param origin  of an event that was submitted again; null of all others
 */
public record Event(
        Instant at,
        List<Call> calls,
        GeneratedIds ids,
        @Nullable Proof proof,
        List<Change> rows,
        @Nullable Failure failure,
        @Nullable Barrier barrier,
        @Nullable Origin origin) {

    public Event {
        calls = List.copyOf(calls);
        rows = List.copyOf(rows);
        if ((calls.isEmpty() && rows.isEmpty()) != (barrier != null)) {
            throw new IllegalArgumentException("An event has at least one call or row, or is a barrier and has none");
        }
    }

    /** An event of a transaction. */
    public Event(
            Instant at,
            List<Call> calls,
            GeneratedIds ids,
            @Nullable Proof proof,
            List<Change> rows,
            @Nullable Failure failure) {
        this(at, calls, ids, proof, rows, failure, null, null);
    }

    /** The first event of a reign. */
    public static Event barrier(Instant at, Barrier barrier) {
        return new Event(at, List.of(), GeneratedIds.NONE, null, List.of(), null, barrier, null);
    }

    /** The same, submitted again; null where it was not. */
    public Event under(@Nullable Origin submitted) {
        return submitted == null ? this : new Event(at, calls, ids, proof, rows, failure, barrier, submitted);
    }

    /** An event that committed. */
    public Event(Instant at, List<Call> calls, GeneratedIds ids, @Nullable Proof proof, List<Change> rows) {
        this(at, calls, ids, proof, rows, null);
    }

    /** One that was rolled back. */
    public static Event failed(Instant at, List<Call> calls, Failure failure) {
        return new Event(at, calls, GeneratedIds.NONE, null, List.of(), failure);
    }

    /** An event that is called again and not proved. */
    public Event(Instant at, List<Call> calls) {
        this(at, calls, GeneratedIds.NONE, null, List.of());
    }

    /**
     * Whether it may stand for earlier events that are left out: then its rows are whole, because what those wrote is in no other.
     */
    public boolean supersedes() {
        return supersedes(calls);
    }

    /** The same of an event with these calls. */
    public static boolean supersedes(List<Call> calls) {
        return calls.stream().anyMatch(call -> !call.labels().supersedes().isEmpty());
    }

    /** Whether a secondary brings it about by its rows. */
    public boolean isRows() {
        return !rows.isEmpty();
    }

    /** Name and version of the first call, or of the first table written, as the console and the parked list show it. */
    public String title() {
        if (barrier != null) {
            return "barrier of " + barrier.primary();
        }
        if (calls.isEmpty()) {
            return "rows of " + rows.get(0).place();
        }
        Call first = calls.get(0);
        return first.version() == 1 ? first.name() : first.name() + " v" + first.version();
    }
}
