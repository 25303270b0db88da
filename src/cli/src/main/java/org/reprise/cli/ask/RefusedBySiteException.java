package org.reprise.cli.ask;

import java.io.Serial;

/** The site answered that it does not do this, and why. */
public final class RefusedBySiteException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final String remedy;

    public RefusedBySiteException(String error, String remedy) {
        super(error);
        this.remedy = remedy;
    }

    /** What can be done about it; may be empty. */
    String remedy() {
        return remedy;
    }
}
