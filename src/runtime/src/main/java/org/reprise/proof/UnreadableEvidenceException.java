package org.reprise.proof;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** Bytes that are not evidence, not of this version, or not of the event that they are to be of. */
public final class UnreadableEvidenceException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnreadableEvidenceException(String message) {
        super(message);
    }

    public UnreadableEvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
