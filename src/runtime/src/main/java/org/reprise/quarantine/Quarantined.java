package org.reprise.quarantine;

import java.time.Instant;
import java.util.List;
import org.reprise.portion.Position;

/**
 * An event that was committed at this site and is in no other one's log, as an operator sees it. Its content is asked for by itself
 * ({@link QuarantineStore#content}).
 *
 * @param origin   its id for ever: that of the event which was submitted first, where this one was already submitted again (rule 16)
 * @param position where it stood in the log of this site; the log has another event there now
 * @param hash     of its body, SHA-256
 * @param names    of its outermost calls, in their order, with their versions; of an event without calls what it is
 * @param caller   who made the first call; empty where nobody was logged in
 * @param at       when it was captured, by this site's clock then
 * @param put      how it came into quarantine
 * @param decision what an operator made of it
 */
public record Quarantined(
        String origin,
        Position position,
        String hash,
        List<String> names,
        String caller,
        Instant at,
        Put put,
        Decision decision) {

    /**
     * How an event came into quarantine.
     *
     * @param at     when, by this site's clock
     * @param why    in words
     * @param undone what became of its effect
     */
    public record Put(Instant at, String why, Undone undone) {
        public Put {
            at = Instant.ofEpochMilli(at.toEpochMilli());
        }
    }

    /** What became of the effect of a quarantined event. */
    public enum Undone {
        /** Its rows were brought back to what they held before it. */
        EVIDENCE,
        /** It had none here: it was not replayed, or writes nothing. */
        NOTHING,
        /** All rows of the site were taken from another site. */
        SEED
    }

    public Quarantined {
        names = List.copyOf(names);
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }
}
