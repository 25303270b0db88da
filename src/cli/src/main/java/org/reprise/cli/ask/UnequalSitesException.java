package org.reprise.cli.ask;

import java.io.Serial;

/** A comparison has come to its end and found differences. */
public final class UnequalSitesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnequalSitesException(String message) {
        super(message);
    }
}
