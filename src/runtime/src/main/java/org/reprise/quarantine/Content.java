package org.reprise.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.Proof;

/**
 * All that is known of a quarantined event. The arrays are its own: not to be changed.
 *
 * @param body     the event as the log held it
 * @param evidence the rows it wrote, with what they held before; empty where they were not kept
 */
public record Content(byte[] body, byte[] evidence) {
    /** @throws org.reprise.event.UnreadableEventException when a newer version wrote it */
    public Event event() {
        return EventJson.decode(body);
    }

    /**
     * The rows that it wrote, in their order; empty where they are not known.
     *
     * @throws org.reprise.proof.UnreadableEvidenceException when they are not the rows of this event
     */
    public List<Change> rows() {
        Event event = event();
        if (evidence.length == 0) {
            return event.rows();
        }
        @Nullable Proof proof = event.proof();
        return EvidenceJson.decode(evidence, proof);
    }
}
