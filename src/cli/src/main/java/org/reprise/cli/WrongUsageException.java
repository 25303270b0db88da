package org.reprise.cli;

import java.io.Serial;

/** What was typed cannot be carried out; the site was told to do nothing. */
final class WrongUsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    WrongUsageException(String message) {
        super(message);
    }

    WrongUsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
