package org.reprise.transfer;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** A message could not be handed to another site's engine: it is down, cut off, or its queue is full. Try again later. */
public final class UnreachableException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnreachableException(String site, String why, @Nullable Throwable cause) {
        super("Site '" + site + "' takes no message: " + why, cause);
    }
}
