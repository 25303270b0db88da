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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reprise.console.request.Limit;
import org.reprise.console.request.Roles;
import org.reprise.desk.Site;
import org.reprise.finding.AuditEntry;

/** What operators did at this site. */
@Path("/audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Audit")
public class AuditResource {

    @Inject
    Site site;

    @GET
    @Operation(summary = "The newest acts of operators at this site, newest first")
    public List<AuditEntry> audit(@QueryParam("limit") @DefaultValue("50") int limit) {
        return site.audit(Limit.of(limit));
    }
}
