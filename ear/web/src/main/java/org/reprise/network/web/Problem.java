package org.reprise.network.web;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Why a request was not carried out, as JSON: a word for programs and a sentence for people. */
public record Problem(String error, String message) {

    static Response response(int status, String error, Throwable cause) {
        return response(status, new Problem(error, String.valueOf(cause.getMessage())));
    }

    static Response response(int status, Object body) {
        return Response.status(status)
                .entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
