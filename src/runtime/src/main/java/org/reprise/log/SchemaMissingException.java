package org.reprise.log;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;

/** The tables of the event log are not all there. The message lists what is missing and which file to run. */
public final class SchemaMissingException extends RepriseException {
    @Serial
    private static final long serialVersionUID = 1;

    private final List<String> missing;

    SchemaMissingException(String message, List<String> missing, @Nullable Throwable cause) {
        super(message, cause);
        this.missing = List.copyOf(missing);
    }

    /** Each missing table, {@code TABLE.COLUMN}, or first row. */
    public List<String> missing() {
        return missing;
    }
}
