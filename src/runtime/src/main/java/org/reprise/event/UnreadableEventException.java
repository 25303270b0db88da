package org.reprise.event;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** An event of the log is not understood here: it is parked, never skipped. */
public final class UnreadableEventException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnreadableEventException(String message) {
        super(message);
    }

    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
