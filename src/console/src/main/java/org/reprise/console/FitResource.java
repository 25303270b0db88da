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

/** Whether this secondary holds what other sites hold. */
@Path("/fit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Fit")
public class FitResource {

    /** Against which site; the first that this one follows, if none is named. */
    public record Against(@Nullable String site) {}

    /** What was done. */
    public record Accepted(String effect) {}

    @Inject
    Site site;

    @GET
    @Operation(summary = "What this server found when it was last held against another site; nothing before that")
    public FitView last() {
        return site.check().last().map(FitView::of).orElse(FitView.NONE);
    }

    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Hold tables, driver and Java of this secondary against another site's now, column by column; changes nothing")
    public FitView check(@Nullable Against wish) {
        String other = wish == null || wish.site() == null ? "" : wish.site().strip();
        try {
            return FitView.of(site.check().check(other));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new RefusedRequestException(
                    String.valueOf(e.getMessage()), "Correct it and ask again; nothing was changed.");
        }
    }

    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary =
                    "Let this site, which rests because it cannot hold all that its upstream has, follow all the same")
    public Accepted accept(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        try {
            site.check().accept(act.who(), act.reason());
        } catch (IllegalStateException e) {
            throw new RefusedRequestException(String.valueOf(e.getMessage()), "Nothing was changed.");
        }
        return new Accepted(
                "This site follows its upstream from now on. An event with a value that it cannot hold is parked here.");
    }
}
