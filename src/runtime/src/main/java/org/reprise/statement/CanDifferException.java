package org.reprise.statement;

import java.io.Serial;

/** The outcome of a statement can differ from make to make; says why. */
final class CanDifferException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    CanDifferException(String reason) {
        super(reason);
    }
}
