package org.reprise.cli;

import java.io.Serial;

/** A comparison has come to its end and found differences. */
final class UnequalSitesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnequalSitesException(String message) {
        super(message);
    }
}
