package org.reprise.desk;

import java.io.Serial;
import org.reprise.api.RepriseException;
import org.reprise.portion.Position;

/** An operator named a position at which no event is parked, or no longer. */
public final class UnknownParkedEventException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnknownParkedEventException(Position position) {
        super("No event is parked at " + position
                + "; it may have been retried or skipped meanwhile: look at the list again");
    }
}
