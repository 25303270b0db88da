package org.reprise.quarantine;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** The effects of a tail cannot be undone by evidence, with the event and the reason. Nothing was changed. */
public final class CannotUndoException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    CannotUndoException(String message, Throwable cause) {
        super(message, cause);
    }
}
