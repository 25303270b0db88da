package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reprise.console.contents.Contents;
import org.reprise.console.request.Roles;
import org.reprise.desk.Site;

/** The audit that holds this secondary's tables against those of the site that it follows, all the time. */
@Path("/rolling-audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Rolling audit")
public class RollingAuditResource {

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(
            summary =
                    "How far the round is, when each table was last found equal, and the rows that differ now; of the server that leads")
    public RollingAuditView rollingAudit(
            @QueryParam("payload") @DefaultValue("") String payload, @Context SecurityContext user) {
        return RollingAuditView.of(
                site.check().rollingAudit(), contents.mask(user, payload, "rows that the rolling audit found"));
    }
}
