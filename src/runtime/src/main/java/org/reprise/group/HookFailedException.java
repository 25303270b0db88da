package org.reprise.group;

import java.io.Serial;

/** A hook says that a site must not be primary, or was not done in time. */
public final class HookFailedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    HookFailedException(String why, Throwable cause) {
        super(why, cause);
    }
}
