package org.reprise.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.Proof;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.WriteSet;

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
     * The rows that it wrote, in their order; none where it wrote none.
     *
     * @throws UnreadableEvidenceException when they are not known, or are not the rows of this event
     */
    public List<Change> rows() {
        Event event = event();
        @Nullable Proof proof = event.proof();
        if (evidence.length > 0) {
            return EvidenceJson.decode(evidence, proof);
        }
        boolean writesNone = event.barrier() != null
                || event.failure() != null
                || (proof != null && WriteSet.isProof(proof, List.of()));
        if (event.rows().isEmpty() && !writesNone) {
            throw new UnreadableEvidenceException("the rows of " + event.title()
                    + " are not kept: there were too many for reprise.evidence.max-bytes, they are older than"
                    + " reprise.evidence.retention, it was replayed here and its evidence never asked for, or"
                    + " reprise.proof is not EVIDENCE");
        }
        return event.rows();
    }
}
