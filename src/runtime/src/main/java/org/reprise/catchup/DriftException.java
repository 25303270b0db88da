package org.reprise.catchup;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** A row of this site is not what the events that come next found at the primary. None of them has taken effect. */
public final class DriftException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    DriftException(String message) {
        super(message, null);
    }
}
