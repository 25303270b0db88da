package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.PortionPage;
import org.reprise.desk.Site;

/** The event log as this site stores it. */
@Path("/portions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
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
}
