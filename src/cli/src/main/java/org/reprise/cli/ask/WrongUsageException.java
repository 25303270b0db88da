package org.reprise.cli.ask;

import java.io.Serial;

/** What was typed cannot be carried out; the site was told to do nothing. */
public final class WrongUsageException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public WrongUsageException(String message) {
        super(message);
    }

    public WrongUsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
