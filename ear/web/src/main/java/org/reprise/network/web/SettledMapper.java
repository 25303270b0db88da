package org.reprise.network.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.reprise.network.SettledException;

/** Answers 422. */
@Provider
public class SettledMapper implements ExceptionMapper<SettledException> {
    @Override
    public Response toResponse(SettledException e) {
        return Problem.response(422, "settled", e);
    }
}
