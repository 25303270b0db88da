package org.reprise.proof;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** Evidence that this site's database did not take. */
public final class RowsRefusedException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public RowsRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
