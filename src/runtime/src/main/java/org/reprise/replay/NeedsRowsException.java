package org.reprise.replay;

import java.io.Serial;
import java.util.List;
import org.reprise.api.RepriseException;
import org.reprise.proof.Change;

/** A replay did not do what the primary did, and would not the next time: the event needs its rows. */
final class NeedsRowsException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Change> written;

    NeedsRowsException(String message, List<Change> written) {
        super(message);
        this.written = List.copyOf(written);
    }

    /** What the replay wrote, rolled back since. */
    List<Change> written() {
        return written;
    }
}
