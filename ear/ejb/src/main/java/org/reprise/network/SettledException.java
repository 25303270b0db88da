package org.reprise.network;

import jakarta.ejb.ApplicationException;
import java.io.Serial;

/** The message has been received, has failed or has expired, so nothing more can happen to it. Nothing was changed. */
@ApplicationException(rollback = true)
public class SettledException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public SettledException(String messageId, Status status) {
        super("Message '" + messageId + "' is " + status + " for good");
    }
}
