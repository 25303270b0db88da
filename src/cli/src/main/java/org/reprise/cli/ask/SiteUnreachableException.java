package org.reprise.cli.ask;

import java.io.Serial;

/** No site answers at the address, or what answers is none. */
public final class SiteUnreachableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public SiteUnreachableException(String message) {
        super(message);
    }

    public SiteUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
