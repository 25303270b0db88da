package org.reprise.network;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** A call named a message, connector, route point or batch that does not exist. Nothing was changed. */
@ApplicationException(rollback = true)
public class UnknownKeyException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public UnknownKeyException(String what, String key) {
        super("There is no " + what + " '" + key + "'");
    }
}
