package org.reprise.seed;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** A seed cannot be staged or loaded; the message says what to do. */
public final class SeedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public SeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
