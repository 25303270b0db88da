package org.reprise.desk;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** No method of this name is demoted. */
public final class UnknownDemotionException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownDemotionException(String name) {
        super("'" + name + "' is not demoted at this site");
    }
}
