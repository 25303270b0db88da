package org.reprise.role;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** No site of this name has asked this one. */
public final class UnknownSiteException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownSiteException(String site) {
        super("No site '" + site + "' is known here as one that gets its events from this one");
    }
}
