package org.reprise.fit;

/** Two sites cannot be held against each other now; the message says why. */
public final class FitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FitException(String message, Throwable cause) {
        super(message, cause);
    }
}
