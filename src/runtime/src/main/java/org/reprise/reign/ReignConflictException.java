package org.reprise.reign;

import java.io.Serial;
import org.reprise.api.RepriseException;

/**
 * One epoch is said to be of two primaries, or to begin at two places. No rule can mend that, so nothing is done: an operator must look
 * which of them is true, and give a new epoch to it.
 */
public final class ReignConflictException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    ReignConflictException(String what) {
        super(
                what
                        + ". Nothing was changed here. Remedy: compare the sites' histories of reigns, stop the primary that is"
                        + " not meant, and promote the other one again, so that it gets a new epoch",
                null);
    }
}
