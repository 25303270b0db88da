package org.reprise.network.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.reprise.api.NotPrimaryException;

/** A business call at a secondary: says where to call instead. */
@Provider
public class NotPrimaryMapper implements ExceptionMapper<NotPrimaryException> {

    /** The answer's body. */
    public record NotPrimary(String error, String message, String site, String primary) {}

    @Override
    public Response toResponse(NotPrimaryException e) {
        return Problem.response(
                409, new NotPrimary("not-primary", String.valueOf(e.getMessage()), e.site(), e.primary()));
    }
}
