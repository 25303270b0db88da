package org.reprise.cli;

import java.io.Serial;

/** No site answers at the address, or what answers is none. */
final class SiteUnreachableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    SiteUnreachableException(String message) {
        super(message);
    }

    SiteUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
