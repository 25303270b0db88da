package org.reprise.portion;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/**
 * These bytes are not a portion, or not one that belongs in this log. Trying the same bytes again gives the same
 * answer; the portion has to be asked for again.
 */
public class PortionRefusedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public PortionRefusedException(String message) {
        super(message);
    }

    public PortionRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
