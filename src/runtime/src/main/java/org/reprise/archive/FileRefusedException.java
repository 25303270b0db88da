package org.reprise.archive;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/**
 * A file is not what was written, or does not belong to this log. The message names the place and the remedy. Trying the same file again
 * gives the same answer.
 */
public final class FileRefusedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    FileRefusedException(String message) {
        super(message);
    }

    FileRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
