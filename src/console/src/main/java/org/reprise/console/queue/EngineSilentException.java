package org.reprise.console.queue;

import java.io.Serial;

/** The messaging engine does not say what it was asked; it is asked again. */
final class EngineSilentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    EngineSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
