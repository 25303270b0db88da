package org.reprise.network.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.reprise.network.RouteClosedException;

/** Answers 422. */
@Provider
public class RouteClosedMapper implements ExceptionMapper<RouteClosedException> {
    @Override
    public Response toResponse(RouteClosedException e) {
        return Problem.response(422, "route-closed", e);
    }
}
