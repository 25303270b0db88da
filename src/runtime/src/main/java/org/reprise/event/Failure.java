package org.reprise.event;

import org.jspecify.annotations.Nullable;

/**
 * Why the transaction of a failed event was rolled back.
 *
 * @param exception class name of what its last call threw; null when that returned
 * @param message   the exception's message, if it had one
 */
public record Failure(@Nullable String exception, @Nullable String message) {
    private static final int LONGEST = 1000;

    public Failure {
        if (message != null && message.length() > LONGEST) {
            message = message.substring(0, LONGEST);
        }
    }

    /** @param thrown by the last call, or null */
    public static Failure of(@Nullable Exception thrown) {
        return thrown == null
                ? new Failure(null, null)
                : new Failure(thrown.getClass().getName(), thrown.getMessage());
    }
}
