package org.reprise.catchup;

import java.io.Serial;
import java.util.List;
import org.reprise.api.RepriseException;
import org.reprise.proof.Difference;

/** A row of this site is not what the events that come next found at the primary. None of them has taken effect. */
public final class DriftException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    DriftException(String message) {
        super(message, null);
    }

    /** @throws DriftException when there is a difference */
    static void refuse(List<Difference> differences) {
        for (Difference each : differences) {
            throw new DriftException(each.table() + " [" + each.key() + "] " + each.column() + ": " + each.there()
                    + " at the primary before, and here " + each.here());
        }
    }
}
