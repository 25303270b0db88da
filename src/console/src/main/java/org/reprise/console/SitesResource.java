package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.peers.LagView;
import org.reprise.console.peers.SiteBook;
import org.reprise.console.peers.SitesView;
import org.reprise.console.request.Act;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.figures.SiteFigures;

/** Figures of this site and of all sites. No answer waits for a peer. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
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

    @POST
    @Path("site/downstream/{name}/forget")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Keep nothing any longer for a site that gets its events from this one, until it asks again")
    public Asked forget(@PathParam("name") String name, @Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        site.forget(name, act.who(), act.reason());
        return new Asked(name, "Nothing is kept for this site any longer, until it asks again.");
    }

    /** What was asked for. */
    public record Asked(String site, String effect) {}

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
