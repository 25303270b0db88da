package org.reprise.archive;

import java.io.Serial;

/** Another server or thread writes into this archive at this moment. */
public final class ArchiveBusyException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1;

    ArchiveBusyException(String message) {
        super(message);
    }
}
