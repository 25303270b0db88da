package org.reprise.group;

import java.io.Serial;

/** The name server does not answer, or says no: why, and what to do. */
public final class NameServerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NameServerException(String why) {
        super(why);
    }

    NameServerException(String why, Throwable cause) {
        super(why, cause);
    }
}
