package org.reprise.audit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** There is no way to the site that is followed, or it says nothing: the audit goes on where it was, later. */
public final class UpstreamAwayException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public UpstreamAwayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
