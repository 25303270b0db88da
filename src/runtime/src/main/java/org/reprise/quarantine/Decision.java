package org.reprise.quarantine;

import java.time.Instant;
import org.reprise.portion.Position;

/**
 * What an operator made of a quarantined event.
 *
 * @param state     what became of it
 * @param by        who decided; empty while it waits
 * @param at        when; the epoch of all time while it waits
 * @param reason    why
 * @param submitted where the event stands in the log now that was made of it; {@link Position#START} where none was, or none is known
 */
public record Decision(State state, String by, Instant at, String reason, Position submitted) {
    /** Nobody has decided yet. */
    public static final Decision NONE = new Decision(State.WAITING, "", Instant.EPOCH, "", Position.START);

    /** What becomes of a quarantined event. */
    public enum State {
        WAITING,
        /** It was submitted again, under its origin id (rule 16). */
        SUBMITTED,
        DROPPED
    }

    public Decision {
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    public static Decision dropped(String by, Instant at, String reason) {
        return new Decision(State.DROPPED, by, at, reason, Position.START);
    }

    public static Decision submitted(String by, Instant at, String reason, Position where) {
        return new Decision(State.SUBMITTED, by, at, reason, where);
    }
}
