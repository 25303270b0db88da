package org.reprise.desk;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** What was asked for is done at secondaries only. */
public final class NotSecondaryException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    NotSecondaryException(String site) {
        super("Site '" + site + "' is primary: this is done at secondaries");
    }
}
