package org.reprise.console.queue;

import java.io.Serial;

/** The engine has no queue of that name. */
public final class UnknownQueueException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownQueueException(String queue) {
        super("This server has no queue '" + queue + "'");
    }
}
