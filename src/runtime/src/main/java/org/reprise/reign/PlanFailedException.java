package org.reprise.reign;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** A change of primary cannot be, or could not be brought to its end; it says why, how things stand, and what to do. */
public final class PlanFailedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public PlanFailedException(String why) {
        super(why, null);
    }
}
