package org.reprise.replay;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** A replayed call did not do what it did at the primary. Its transaction is rolled back. */
public final class ReplayFailedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public ReplayFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
