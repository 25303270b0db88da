package org.reprise.proof;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** A replayed call asked for a generated id that the event does not have: it did something else than at the primary. */
public final class UnrecordedIdException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    UnrecordedIdException(String generator, int recorded) {
        super("The call asked generator " + generator + " for an id more than the primary did, which asked for "
                + recorded);
    }
}
