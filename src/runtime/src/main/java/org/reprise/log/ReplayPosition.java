package org.reprise.log;

import java.time.Instant;
import org.reprise.portion.Position;

/** How far this site's own database is: the last position whose effect is in it. */
public interface ReplayPosition {

    /** Where it stands; {@link Position#START} before the first event. */
    Position current();

    /**
     * Moves it in the caller's transaction, which also holds the effect of the events passed.
     *
     * @param at when, by this site's clock
     * @throws PositionMovedException when it does not stand at {@code from}; the transaction must then roll back
     */
    void advance(Position from, Position to, Instant at);
}
