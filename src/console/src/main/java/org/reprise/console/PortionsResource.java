package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Act;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.PortionPage;
import org.reprise.desk.Site;

/** The event log as this site stores it. */
@Path("/portions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Event log")
public class PortionsResource {

    @Inject
    Site site;

    @GET
    @Operation(
            summary = "What of the log is here, its portions, the newest first, and what is missing between them",
            description = "A part of the log at a time: go on with 'before' set to the answer's 'next'.")
    public PortionPage portions(
            @QueryParam("before") @Nullable Long before, @QueryParam("limit") @DefaultValue("50") int limit) {
        return site.portions(before == null ? Long.MAX_VALUE : before, Limit.of(limit));
    }

    /** What was done. */
    public record Done(String effect) {}

    @POST
    @Path("{seq}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Throw away the stored portion with this event, which is not replayed, and fetch it anew")
    public Done discard(@PathParam("seq") long seq, @Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        try {
            int events = site.discard(seq, act.who(), act.reason());
            return new Done(
                    "The portion with event " + seq + " is thrown away; its " + events + " events are asked for anew.");
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(
                    String.valueOf(e.getMessage()), "Name an event of a portion that waits; nothing was changed.");
        }
    }
}
