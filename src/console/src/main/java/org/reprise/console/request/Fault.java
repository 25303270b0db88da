package org.reprise.console.request;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The body of every answer that is an error.
 *
 * @param error  what is wrong
 * @param remedy what the caller can do about it
 */
public record Fault(String error, String remedy) {

    public Response as(int status) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(this)
                .build();
    }
}
