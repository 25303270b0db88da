package org.reprise.jdbc;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** The database refused or failed something that the event log asked of it; the cause says what. */
public final class EventLogException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    public EventLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
