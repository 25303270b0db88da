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
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.alert.AlertDesk;
import org.reprise.console.alert.AlertsView;
import org.reprise.console.request.Act;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;

/** Alerts of the asked server, and what operators do about them. No answer waits for a look. */
@Path("/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Alerts")
public class AlertsResource {

    /** Which alert, and why. */
    public record Taking(@Nullable String id, @Nullable String reason) {}

    /** Which alerts, until when, and why. */
    public record Muting(
            @Nullable String what,
            @Nullable String until,
            @Nullable String reason) {}

    /** Which alerts, and why. */
    public record Unmuting(@Nullable String what, @Nullable String reason) {}

    /** What was done. */
    public record Done(String effect) {}

    @Inject
    Site site;

    @Inject
    AlertDesk desk;

    @GET
    @Operation(summary = "What fires, the worst first, what is pending, what is over since a day, and what is muted")
    public AlertsView alerts() {
        return desk.view();
    }

    @POST
    @Path("acknowledge")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Say that you look after an alert that fires, until it is over")
    public Done acknowledge(@Nullable Taking wish, @Context SecurityContext user) {
        String id = text(wish == null ? null : wish.id(), "id");
        Act act = noted(wish == null ? null : wish.reason(), user, "acknowledge alert", id);
        return done(() -> desk.acknowledge(id, act.who(), act.reason()));
    }

    @POST
    @Path("mute")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Tell nobody of some alerts until a time",
            description =
                    "'what' is a rule, rule:site or rule:site:subject; 'until' a time or a duration, 30 days at most.")
    public Done mute(@Nullable Muting wish, @Context SecurityContext user) {
        String what = text(wish == null ? null : wish.what(), "what");
        String until = text(wish == null ? null : wish.until(), "until");
        Act act = noted(wish == null ? null : wish.reason(), user, "mute alerts", what + " until " + until);
        return done(() -> desk.mute(what, until, act.who(), act.reason()));
    }

    @POST
    @Path("unmute")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Tell people again of alerts that are muted")
    public Done unmute(@Nullable Unmuting wish, @Context SecurityContext user) {
        String what = text(wish == null ? null : wish.what(), "what");
        noted(wish == null ? null : wish.reason(), user, "unmute alerts", what);
        return done(() -> desk.unmute(what));
    }

    private Act noted(@Nullable String reason, SecurityContext user, String what, String subject) {
        Act act = Act.of(new Wish(reason), user);
        site.noted(act.who(), what, subject, act.reason());
        return act;
    }

    private static String text(@Nullable String given, String name) {
        if (given == null || given.isBlank()) {
            throw new RefusedRequestException("\"" + name + "\" is missing.", "Send it; nothing was changed.");
        }
        return given.strip();
    }

    private static Done done(Supplier<String> act) {
        try {
            return new Done(act.get());
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(e.getMessage() + ".", "Load the alerts again; nothing was changed.");
        }
    }
}
