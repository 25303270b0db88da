package org.reprise.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.RowChange;

/** An event that is next to be replayed; not decoded yet, so that one that is unreadable can be parked like any other. */
final class NextEvent {
    private final Position position;
    private final byte[] body;
    private @Nullable Event event;
    private boolean observed;
    private final boolean superseded;
    private boolean amidLeftOut;
    private @Nullable List<Change> rows;

    NextEvent(Position position, byte[] body) {
        this(position, body, false);
    }

    /** @param superseded whether it was left out because later events have made it irrelevant */
    NextEvent(Position position, byte[] body, boolean superseded) {
        this.position = position;
        this.body = body;
        this.superseded = superseded;
    }

    boolean isSuperseded() {
        return superseded;
    }

    /** What supersedes an event that was left out before it is not replayed yet, or is this one. */
    void amidLeftOut() {
        amidLeftOut = true;
    }

    /** Whether it may write something else here, through no fault of its method. */
    boolean isAmidLeftOut() {
        return amidLeftOut;
    }

    Position position() {
        return position;
    }

    /** @throws UnreadableEventException when this site cannot read it */
    Event event() {
        Event decoded = event;
        if (decoded == null) {
            decoded = EventJson.decode(body);
            event = decoded;
        }
        return decoded;
    }

    /** What to call it in a list, even when it is unreadable. */
    String title() {
        try {
            return event().title();
        } catch (UnreadableEventException e) {
            return "(unreadable)";
        }
    }

    /** This site has by choice not got it. */
    boolean isLeftOut() {
        return body.length == 0;
    }

    /** The event is only to be told of. */
    void observed() {
        observed = true;
    }

    /** Whether observers are told of it, and nothing of it is done here. */
    boolean isTold() {
        return observed || event().failure() != null;
    }

    /** By the primary's clock. One that this site cannot read is of no time: it is to be seen, not to be passed over. */
    boolean isLaterThan(Instant time) {
        if (time.equals(Instant.MAX)) {
            return false;
        }
        try {
            return time.equals(Instant.MIN) || event().at().isAfter(time);
        } catch (UnreadableEventException e) {
            return false;
        }
    }

    /** The event is to be brought about by these rows, its evidence, although it has calls. */
    void byRows(List<Change> evidence) {
        rows = evidence;
    }

    /** The rows to apply; empty when the event is to be called. */
    List<Change> rows() {
        List<Change> evidence = rows;
        return whole(evidence == null ? event().rows() : evidence);
    }

    /** As they are to be applied here: with all that they know of a row that events left out may have written. */
    List<Change> whole(List<Change> changes) {
        return amidLeftOut
                ? changes.stream()
                        .map(change -> change instanceof RowChange row ? row.whole() : change)
                        .toList()
                : changes;
    }
}
