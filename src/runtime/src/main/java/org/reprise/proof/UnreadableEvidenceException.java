package org.reprise.proof;

import java.io.Serial;
import org.reprise.api.RepriseException;

/** Bytes that are not evidence, or not of this version. */
public final class UnreadableEvidenceException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    UnreadableEvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
