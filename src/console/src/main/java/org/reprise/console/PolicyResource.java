package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Act;
import org.reprise.console.request.Given;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.desk.SitePolicy;
import org.reprise.desk.SubscriptionPreview;
import org.reprise.figures.SiteFigures;
import org.reprise.transfer.Superseded;

/** Whom this secondary asks, for what, and when it replays. */
@Path("/policy")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Policy")
public class PolicyResource {

    /** Whom to ask, in this order, and why. */
    public record Upstreams(
            @Nullable List<String> upstreams, @Nullable String reason) {}

    /** When to replay, where to stop, and why. */
    public record Replay(
            @Nullable String schedule,
            @Nullable String until,
            @Nullable String reason) {}

    /** Which events to take, as terms between commas; the site's name, as it was typed, where that leaves events out; and why. */
    public record Filter(
            @Nullable String subscription,
            @Nullable String typed,
            @Nullable String reason) {}

    /** Which kinds of events to transfer first, the highest first, and why. */
    public record Priority(
            @Nullable List<String> priority, @Nullable String reason) {}

    /** KEEP or LEAVE_OUT, and why. */
    public record Irrelevant(
            @Nullable String superseded, @Nullable String reason) {}

    /** What was done. */
    public record Done(String effect) {}

    @Inject
    Site site;

    @GET
    @Operation(summary = "Whom this site asks, for what, who answered last, and when it replays")
    public SiteFigures.Following policy() {
        return site.figures().following();
    }

    @PUT
    @Path("upstreams")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Ask these sites from now on, in this order: the first that answers and has what is needed")
    public Done upstreams(@Nullable Upstreams wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        List<String> named = Given.of(
                wish == null ? null : wish.upstreams(),
                "upstreams",
                "Name those that are to be asked, the first one first.");
        sensible(() -> site.policy().ask(named, act.who(), act.reason()));
        return new Done("This site asks " + String.join(", then ", named) + " from now on.");
    }

    @PUT
    @Path("replay")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Replay by this schedule from now on, and stop at a position or a time if one is given")
    public Done replay(@Nullable Replay wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        String schedule = Given.of(
                wish == null ? null : wish.schedule(),
                "schedule",
                "Send immediate, every PT10M, cron 0 3 * * *, delayed PT2H or held.");
        String until = Given.of(
                wish == null ? null : wish.until(),
                "until",
                "Send the position or the time where replay is to stop, or \"\" where it is not to.");
        sensible(() -> site.policy().replay(schedule, until, act.who(), act.reason()));
        return new Done("This site replays by the schedule '" + schedule + "' from now on"
                + (until.isBlank() ? ", and stops nowhere." : ", and stops at " + until + "."));
    }

    @PUT
    @Path("subscription")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Take only these events from now on; empty for every event. What was left out stays left out")
    public Done subscription(@Nullable Filter wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        String terms = terms(wish == null ? null : wish.subscription());
        SubscriptionPreview preview = tried(terms);
        if (!terms.isEmpty()) {
            RefusedRequestException.unlessConfirmed(
                    wish == null ? null : wish.typed(), "site", site.figures().site(), PreviewView.effect(preview));
        }
        sensible(() -> site.policy().subscribe(terms, act.who(), act.reason()));
        return new Done("This site takes " + (terms.isEmpty() ? "every event" : "only events of " + terms)
                + " from now on. What was left out before stays left out.");
    }

    @GET
    @Path("subscription/preview")
    @Operation(
            summary =
                    "What a subscription would take and leave of the events of the last day, and what of it nobody knows; changes nothing")
    public PreviewView preview(@QueryParam("subscription") @Nullable String subscription) {
        return PreviewView.of(tried(terms(subscription)));
    }

    private SubscriptionPreview tried(String terms) {
        return sensibly(() -> site.policy().preview(terms));
    }

    private static String terms(@Nullable String sent) {
        return Given.of(sent, "subscription", "Send its terms, or \"\" for every event.")
                .strip();
    }

    @PUT
    @Path("priority")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary =
                    "Transfer events of these kinds first when this site is far behind; none for the order of the log")
    public Done priority(@Nullable Priority wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        List<String> kinds =
                Given.of(wish == null ? null : wish.priority(), "priority", "Send [] for the order of the log.")
                        .stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(kind -> !kind.isEmpty())
                        .toList();
        sensible(() -> site.policy().prefer(kinds, act.who(), act.reason()));
        return new Done(
                kinds.isEmpty()
                        ? "This site gets events in the order of the log from now on."
                        : "When this site is far behind, it gets events of " + String.join(", then ", kinds)
                                + " first. Replay keeps the order of the log.");
    }

    @PUT
    @Path("superseded")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary =
                    "KEEP or LEAVE_OUT what later events have made irrelevant, from now on. What was left out stays left out")
    public Done superseded(@Nullable Irrelevant wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        String word = Given.of(wish == null ? null : wish.superseded(), "superseded", "Send KEEP or LEAVE_OUT.")
                .strip();
        sensible(() -> site.policy().take(Superseded.parse(word), act.who(), act.reason()));
        return new Done("This site " + (Superseded.parse(word) == Superseded.KEEP ? "takes" : "leaves out")
                + " what later events have made irrelevant, from now on. What was left out before stays left out.");
    }

    @POST
    @Path("release")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Replay what has come by now, whatever the schedule says")
    public Done release(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        return new Done(effect(site.policy().release(act.who(), act.reason())));
    }

    /** What a release does, and what it does not. */
    static String effect(SitePolicy.Released released) {
        String stays = " The schedule stays.";
        if (released.replayed().seq() >= released.end().seq()) {
            return "Nothing waits: what has come, up to " + released.end() + ", is replayed already." + stays;
        }
        return released.but().isEmpty()
                ? "What has come is replayed now, up to " + released.end() + "." + stays
                : "What has come, up to " + released.end() + ", is let through, but this site stands at "
                        + released.replayed() + ": " + released.but() + "." + stays;
    }

    private static void sensible(Runnable act) {
        sensibly(() -> {
            act.run();
            return true;
        });
    }

    private static <T> T sensibly(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(
                    String.valueOf(e.getMessage()), "Correct it and send it again; nothing was changed.");
        }
    }
}
