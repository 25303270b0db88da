package org.reprise.reign;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** Events came behind the end of the log where a reign was to begin. Nothing was changed: look where the log ends, and decide again. */
public final class LogWentOnException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public LogWentOnException(String what) {
        super(what, null);
    }
}
