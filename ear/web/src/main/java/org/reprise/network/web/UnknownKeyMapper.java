package org.reprise.network.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.reprise.network.UnknownKeyException;

/** Answers 404. */
@Provider
public class UnknownKeyMapper implements ExceptionMapper<UnknownKeyException> {
    @Override
    public Response toResponse(UnknownKeyException e) {
        return Problem.response(404, "unknown-key", e);
    }
}
