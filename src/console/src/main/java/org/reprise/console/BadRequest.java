package org.reprise.console;

import jakarta.ws.rs.WebApplicationException;
import java.io.Serial;

/** The caller sent what cannot be used; the answer has status 400 and says why. */
final class BadRequest extends WebApplicationException {
    @Serial
    private static final long serialVersionUID = 1;

    BadRequest(String error, String remedy) {
        super(error, new Fault(error, remedy).as(400));
    }
}
