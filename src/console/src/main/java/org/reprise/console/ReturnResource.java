package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Act;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.desk.SiteReturn;

/** How this site comes back that has events which the site it is to follow has not. */
@Path("/reign/return")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Reign")
public class ReturnResource {

    /**
     * What is wished for.
     *
     * @param typed the name of the site that comes back, as the operator has typed it
     */
    public record Back(@Nullable String typed, @Nullable String reason) {}

    @Inject
    Site site;

    @Inject
    SiteReturn home;

    @GET
    @Operation(summary = "What would be undone here, by event name, and whether it can be; changes nothing")
    public SiteReturn.View look() {
        return RefusedRequestException.unlessRefused(home::look);
    }

    @POST
    @Path("undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Put what only this site has into quarantine, undo it, and follow")
    public SiteReturn.View undo(@Nullable Back wish, @Context SecurityContext user) {
        return begin(SiteReturn.Way.UNDO, wish, user);
    }

    @POST
    @Path("seed")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Put what only this site has into quarantine, take all rows from another site, and follow")
    public SiteReturn.View seed(@Nullable Back wish, @Context SecurityContext user) {
        return begin(SiteReturn.Way.SEED, wish, user);
    }

    private SiteReturn.View begin(SiteReturn.Way way, @Nullable Back wish, SecurityContext user) {
        RefusedRequestException.unlessConfirmed(
                wish == null ? null : wish.typed(), "site", site.figures().site(), "it is to come back");
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        return RefusedRequestException.unlessRefused(() -> home.begin(way, act.who(), act.reason()));
    }
}
