package org.reprise.replay;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/**
 * Stands at replay for an exception of a nested call that its method does not declare and that is none of the usual ones: the class is named, not made, because
 * what comes over the network never chooses a class.
 */
public final class RecordedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    RecordedException(String exception, @Nullable String message) {
        super(message == null ? exception : exception + ": " + message);
    }
}
