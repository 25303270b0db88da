package org.reprise.api;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The root of all exceptions of Reprise. Unchecked; it rolls the container transaction back. */
public class RepriseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public RepriseException(String message) {
        super(message);
    }

    public RepriseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
