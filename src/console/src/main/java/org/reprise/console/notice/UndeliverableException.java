package org.reprise.console.notice;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A channel did not take what it was given. */
final class UndeliverableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean refused;

    private UndeliverableException(String message, boolean refused, @Nullable Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** The other end may take it later. */
    static UndeliverableException now(String why, @Nullable Throwable cause) {
        return new UndeliverableException(why, false, cause);
    }

    /** The other end will never take this one. */
    static UndeliverableException ever(String why, @Nullable Throwable cause) {
        return new UndeliverableException(why, true, cause);
    }

    boolean isRefused() {
        return refused;
    }
}
