package org.reprise.compare;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** A site's tables could not be read. */
public final class CompareException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public CompareException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
