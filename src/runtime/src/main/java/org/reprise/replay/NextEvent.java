package org.reprise.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.RowChange;

/**
 * An event that is next to be replayed. What needs its content reads it, and throws where this site cannot: so one that is
 * unreadable fails in its turn and is parked like any other. For one thread.
 */
final class NextEvent {
    /** How an event is brought about here. */
    enum Way {
        /** By choice this site has not got it. */
        LEFT_OUT,
        /** A reign begins with it: nothing is to be done. */
        BARRIER,
        /** Observers are told of it, and nothing of it is done. */
        TOLD,
        /** Its rows are applied. */
        ROWS,
        /** It is called. */
        CALL
    }

    /**
     * What is known of it besides its content.
     *
     * @param superseded  it was left out because later events have made it irrelevant
     * @param amidLeftOut what supersedes an event that was left out before it is not replayed yet, or is this one: it may write
     *                    something else here, through no fault of its method
     * @param observed    it is only to be told of
     * @param evidence    rows by which it is to be brought about although it has calls
     */
    private record Standing(
            boolean superseded,
            boolean amidLeftOut,
            boolean observed,
            @Nullable List<Change> evidence) {}

    private final Position position;
    private final byte[] body;
    private final Standing standing;
    private @Nullable Event read;

    NextEvent(Position position, byte[] body, boolean superseded, boolean amidLeftOut) {
        this(position, body, new Standing(superseded, amidLeftOut, false, null), null);
    }

    private NextEvent(Position position, byte[] body, Standing standing, @Nullable Event read) {
        this.position = position;
        this.body = body;
        this.standing = standing;
        this.read = read;
    }

    /** The same, of which observers are only told. */
    NextEvent observed() {
        return new NextEvent(
                position,
                body,
                new Standing(standing.superseded(), standing.amidLeftOut(), true, standing.evidence()),
                read);
    }

    /** The same, brought about by these rows, its evidence, although it has calls. */
    NextEvent byRows(List<Change> evidence) {
        return new NextEvent(
                position,
                body,
                new Standing(standing.superseded(), standing.amidLeftOut(), standing.observed(), evidence),
                read);
    }

    Position position() {
        return position;
    }

    boolean isSuperseded() {
        return standing.superseded();
    }

    boolean isAmidLeftOut() {
        return standing.amidLeftOut();
    }

    /**
     * Reads it, once.
     *
     * @throws UnreadableEventException when this site cannot
     */
    Event read() {
        Event known = read;
        if (known == null) {
            known = EventJson.decode(body);
            read = known;
        }
        return known;
    }

    /**
     * Reads it and says what is to be done.
     *
     * @throws UnreadableEventException when this site cannot read it
     */
    Way way() {
        if (body.length == 0) {
            return Way.LEFT_OUT;
        }
        if (isBarrier()) {
            return Way.BARRIER;
        }
        if (standing.observed() || read().failure() != null) {
            return Way.TOLD;
        }
        return standing.evidence() == null && rows().isEmpty() ? Way.CALL : Way.ROWS;
    }

    /** One that is observed and unreadable is not looked into. */
    private boolean isBarrier() {
        try {
            return read().barrier() != null;
        } catch (UnreadableEventException e) {
            if (standing.observed()) {
                return false;
            }
            throw e;
        }
    }

    /** What to call it in a list, even when it is unreadable. */
    String title() {
        try {
            return read().title();
        } catch (UnreadableEventException e) {
            return "(unreadable)";
        }
    }

    /** Whether this site will not have what it did, by choice: it was left out, or is only told of. */
    boolean leavesRowsOut() {
        return switch (way()) {
            case LEFT_OUT -> !standing.superseded();
            case TOLD -> standing.observed() && !hasFailed();
            case BARRIER, ROWS, CALL -> false;
        };
    }

    /** Such a one has no rows anywhere. One that is unreadable is not known for one. */
    private boolean hasFailed() {
        try {
            return read().failure() != null;
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    /** By the primary's clock. One that this site cannot read is of no time: it is to be seen, not to be passed over. */
    boolean isLaterThan(Instant time) {
        if (time.equals(Instant.MAX)) {
            return false;
        }
        try {
            return time.equals(Instant.MIN) || read().at().isAfter(time);
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    /** When it happened, by the primary's clock; empty where this site cannot read it, or has it not. */
    Optional<Instant> at() {
        try {
            return body.length == 0 ? Optional.empty() : Optional.of(read().at());
        } catch (UnreadableEventException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads it and gives the rows to apply; none when it is to be called, or wrote none.
     *
     * @throws UnreadableEventException when this site cannot read it
     */
    List<Change> rows() {
        List<Change> evidence = standing.evidence();
        return whole(evidence == null ? read().rows() : evidence);
    }

    /** As they are to be applied here: of one that supersedes, the rows may not be there yet. */
    List<Change> whole(List<Change> changes) {
        return standing.amidLeftOut() && read().supersedes()
                ? changes.stream()
                        .map(change -> change instanceof RowChange row ? row.anew() : change)
                        .toList()
                : changes;
    }
}
