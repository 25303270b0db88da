package org.reprise.replay;

import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.UnreadableEventException;
import org.reprise.log.Position;

/** An event that is next to be replayed; not decoded yet, so that one that is unreadable can be parked like any other. */
final class NextEvent {
    private final Position position;
    private final byte[] body;

    NextEvent(Position position, byte[] body) {
        this.position = position;
        this.body = body;
    }

    Position position() {
        return position;
    }

    /** @throws UnreadableEventException when this site cannot read it */
    Event event() {
        return EventJson.decode(body);
    }

    /** What to call it in a list, even when it is unreadable. */
    String title() {
        try {
            return event().title();
        } catch (UnreadableEventException e) {
            return "(unreadable)";
        }
    }
}
