package org.reprise.liberty.trial.app;

import java.io.Serial;

/** Checked, so that a container commits. */
public final class DeclinedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;
}
