package org.reprise.console.request;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.cluster.NotLeadingException;
import org.reprise.desk.NotSecondaryException;
import org.reprise.desk.UnknownDemotionException;
import org.reprise.desk.UnknownParkedEventException;
import org.reprise.log.PositionMovedException;
import org.reprise.role.UnknownSiteException;

/** Turns whatever went wrong into a {@link Fault}; nothing of an exception's inside reaches the caller. */
@Provider
public class FaultMapper implements ExceptionMapper<Exception> {

    private static final Logger LOG = Logger.getLogger(FaultMapper.class.getName());

    @Override
    public Response toResponse(Exception problem) {
        if (problem instanceof RefusedRequestException refused) {
            return refused.fault().as(400);
        }
        if (problem instanceof UnknownParkedEventException unknown) {
            return new Fault(String.valueOf(unknown.getMessage()), "Load the list of parked events again.").as(404);
        }
        if (problem instanceof UnknownDemotionException unknown) {
            return new Fault(String.valueOf(unknown.getMessage()), "Load the list of demoted methods again.").as(404);
        }
        if (problem instanceof UnknownSiteException unknown) {
            return new Fault(String.valueOf(unknown.getMessage()), "Load the figures of this site again.").as(404);
        }
        if (problem instanceof PositionMovedException moved) {
            return new Fault(String.valueOf(moved.getMessage()), "Load the list of parked events again.").as(409);
        }
        if (problem instanceof NotSecondaryException primary) {
            return new Fault(String.valueOf(primary.getMessage()), "Ask a secondary.").as(409);
        }
        if (problem instanceof NotLeadingException elsewhere) {
            return new Fault(
                            String.valueOf(elsewhere.getMessage()),
                            elsewhere.leader().isEmpty()
                                    ? "Try again in a few seconds."
                                    : "Use the console of server '" + elsewhere.leader() + "'.")
                    .as(409);
        }
        if (problem instanceof ForbiddenException told && told.getResponse().hasEntity()) {
            return told.getResponse();
        }
        if (problem instanceof ForbiddenException) {
            return new Fault(
                            "Your roles do not allow this.",
                            "Ask an administrator of this server for the role that may: docs/SECURITY.md has them.")
                    .as(403);
        }
        if (problem instanceof NotAuthorizedException) {
            return new Fault("Nobody is logged in.", "Log in again.").as(401);
        }
        if (problem instanceof WebApplicationException told) {
            Response response = told.getResponse();
            return response.hasEntity()
                    ? response
                    : new Fault(
                                    "The request cannot be answered: "
                                            + response.getStatusInfo().getReasonPhrase() + ".",
                                    "See /openapi for what this site answers, and to what.")
                            .as(response.getStatus());
        }
        if (problem instanceof JsonbException || problem instanceof JsonException) {
            return new Fault("The body of the request is not the JSON that belongs here.", "See /openapi for its form.")
                    .as(400);
        }
        LOG.log(Level.SEVERE, "REPR0503E: A request of the console failed. Its cause follows.", problem);
        return new Fault(
                        "The site could not answer.",
                        "Look for REPR0503E in the server's log; its cause is written there.")
                .as(500);
    }
}
