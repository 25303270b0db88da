package org.reprise.key;

import java.io.Serial;
import org.reprise.portion.PortionRefusedException;

/** Nobody who may say this vouches for it. The message says what is missing, and what an operator does if it is genuine. */
public final class UntrustedException extends PortionRefusedException {
    @Serial
    private static final long serialVersionUID = 1;

    UntrustedException(String message) {
        super(message);
    }
}
