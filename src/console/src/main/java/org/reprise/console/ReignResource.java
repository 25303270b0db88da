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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Act;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.desk.SiteReign;
import org.reprise.group.GroupView;
import org.reprise.reign.Plan;

/** Who is primary, who was, and how another site becomes it. Asked at the site that is to be primary. */
@Path("/reign")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Reign")
public class ReignResource {

    /**
     * What is wished for.
     *
     * @param to     the site that is to be primary: the one that is asked
     * @param typed  its name once more, as the operator has typed it; not of a dry run
     * @param dry    whether to look only
     */
    public record Change(
            @Nullable String to,
            @Nullable String typed,
            boolean dry,
            @Nullable String reason) {}

    @Inject
    Site site;

    @Inject
    SiteReign reign;

    @GET
    @Operation(summary = "Who is primary as this site knows it, what it has promised, and the history of reigns")
    public SiteReign.View view() {
        return reign.view();
    }

    @GET
    @Path("group")
    @Operation(
            summary = "What moves with the primary's role: where its DNS name is, and how its required checks are here")
    public GroupView group() {
        return reign.group();
    }

    @GET
    @Path("plan")
    @Operation(
            summary =
                    "The change of primary that was begun at this server last, step by step, as a list of one or none")
    public List<Plan.View> plan() {
        return reign.plan().map(List::of).orElse(List.of());
    }

    @POST
    @Path("switchover")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make this site primary by a planned switch, or look whether it can be (dry)")
    public Plan.View switchover(@Nullable Change wish, @Context SecurityContext user) {
        return change(SiteReign.Way.SWITCHOVER, wish, user);
    }

    @POST
    @Path("failover")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Make this site primary by force, as the primary is dead, or look what may then be missing (dry)")
    public Plan.View failover(@Nullable Change wish, @Context SecurityContext user) {
        return change(SiteReign.Way.FAILOVER, wish, user);
    }

    private Plan.View change(SiteReign.Way way, @Nullable Change wish, SecurityContext user) {
        Change asked = forThisSite(wish);
        if (asked.dry()) {
            return RefusedRequestException.unlessRefused(() -> reign.look(way));
        }
        Act act = confirmed(asked, user);
        return RefusedRequestException.unlessRefused(() -> reign.begin(way, act.who(), act.reason()));
    }

    private String name() {
        return site.figures().site();
    }

    private Change forThisSite(@Nullable Change wish) {
        String to = wish == null || wish.to() == null ? "" : wish.to().strip();
        if (wish == null || !to.equals(name())) {
            throw new RefusedRequestException(
                    "This site is '" + name() + "', not '" + to + "'.",
                    "Ask the site that is to be primary: it looks after the change. Nothing was changed.");
        }
        return wish;
    }

    private Act confirmed(Change wish, SecurityContext user) {
        Act act = Act.of(new Wish(wish.reason()), user);
        RefusedRequestException.unlessConfirmed(wish.typed(), "site", name(), "it is to be primary");
        return act;
    }
}
