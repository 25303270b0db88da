package org.reprise.network;

import java.io.Serial;

/**
 * The route point is closed. The transaction commits all the same, as EJB does for a checked exception: the refusal has been
 * counted, so the call is an event, and a secondary counts it too.
 */
public class RouteClosedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public RouteClosedException(String pointKey) {
        super("Route point '" + pointKey + "' is closed");
    }
}
