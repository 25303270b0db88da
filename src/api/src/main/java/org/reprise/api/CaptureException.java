package org.reprise.api;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call could not be made an event: there is no transaction, an argument cannot be encoded, or the event is too large. The
 * transaction is rolled back; the message names the method and the remedy.
 */
public class CaptureException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public CaptureException(String message) {
        super(message);
    }

    public CaptureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
