package org.reprise.reign;

import java.io.Serial;
import org.reprise.api.RepriseException;

/**
 * An epoch was told that no promotion can have issued: it is too far above all that is known here. Nothing was changed. A site that took it
 * would soon have no higher one to begin.
 */
public final class EpochRefusedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    EpochRefusedException(String what) {
        super(what, null);
    }
}
