package org.reprise.log;

import java.io.Serial;
import org.reprise.api.RepriseException;
import org.reprise.portion.Position;

/** The replay position was not where the caller thought: another replayer moved it. Roll back and read it again. */
public final class PositionMovedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    PositionMovedException(Position from, Position to) {
        super("The replay position was not moved from " + from + " to " + to + ": it does not stand at " + from
                + ". Another replayer moved it");
    }
}
