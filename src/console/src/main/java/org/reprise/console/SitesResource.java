package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reprise.site.Site;
import org.reprise.site.SiteFigures;

/** Figures of this site and of all sites. No answer waits for a peer. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Sites")
public class SitesResource {

    @Inject
    Site site;

    @Inject
    SiteBook book;

    @GET
    @Path("site")
    @Operation(summary = "This site's own figures; peers ask for them every second")
    public SiteFigures site() {
        return site.figures();
    }

    @GET
    @Path("sites")
    @Operation(summary = "All sites, with the age of each one's figures, and why a site gives none")
    public SitesView sites() {
        return book.view(null);
    }

    @GET
    @Path("lag")
    @Operation(summary = "Lag of all sites in seconds, one value a second over the last fifteen minutes")
    public LagView lag() {
        return book.lag();
    }
}
