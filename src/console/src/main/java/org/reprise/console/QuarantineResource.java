package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.request.Act;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.mask.Mask;
import org.reprise.portion.Position;
import org.reprise.quarantine.Decision.State;
import org.reprise.worklist.ItemPage;
import org.reprise.worklist.Result;
import org.reprise.worklist.WholeItem;

/** The worklist: events that only this site had when it came back, and what an operator makes of them. */
@Path("/quarantine")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Worklist")
public class QuarantineResource {

    /** Which events, by their ids, and why. */
    public record Chosen(
            @Nullable List<String> origins, @Nullable String reason) {}

    /** The arguments of each call of an event, each as the text of a JSON array, and why. */
    public record Edited(
            @Nullable List<String> arguments, @Nullable String reason) {}

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(
            summary = "Quarantined events, in the order of the log, and whether their rows were changed since",
            description =
                    "'state' is WAITING, SUBMITTED or DROPPED, or several between commas; all when it is empty. Go on with"
                            + " 'after' set to the answer's 'next', as epoch:seq, until that is null.")
    public ItemPage list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return site.worklist().list(states(state), position(after), Limit.of(limit));
    }

    @GET
    @Path("{origin}")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "A quarantined event with its calls, its rows, and what happened to them since")
    public WholeItem show(
            @PathParam("origin") String origin,
            @QueryParam("payload") @DefaultValue("") String payload,
            @Context SecurityContext user) {
        Mask mask = contents.mask(user, payload, "quarantined " + origin);
        return site.worklist()
                .show(origin)
                .map(whole -> SeenItem.of(whole, mask))
                .orElseThrow(() -> new RefusedRequestException(
                        "No event '" + origin + "' is in quarantine at this site.", "List them again."));
    }

    @POST
    @Path("submit")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(
            summary = "Submit events again at the primary, as they were, in the order of the log",
            description =
                    "Each takes effect once, however often it is submitted. The answer says of each what became of it.")
    public List<Result> submit(@Nullable Chosen wish, @Context SecurityContext user) {
        Act act = act(wish == null ? null : wish.reason(), user);
        return site.worklist().submit(origins(wish), act.who(), act.reason());
    }

    @POST
    @Path("{origin}/submit")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Submit an event again with other arguments; those that it had stay on record")
    public Result edited(@PathParam("origin") String origin, @Nullable Edited wish, @Context SecurityContext user) {
        Act act = act(wish == null ? null : wish.reason(), user);
        List<String> arguments = wish == null || wish.arguments() == null ? List.of() : wish.arguments();
        if (arguments.isEmpty()) {
            throw new RefusedRequestException(
                    "The arguments are missing.",
                    "Give those of each call in \"arguments\", each as the text of a JSON array.");
        }
        if (arguments.stream().anyMatch(each -> each.contains(Mask.SIGN))) {
            throw new RefusedRequestException(
                    "The arguments hold " + Mask.SIGN + ", which stands for a value that is masked.",
                    "Load the event in full, and edit that; nothing was changed.");
        }
        return site.worklist().submit(origin, arguments, act.who(), act.reason());
    }

    @POST
    @Path("drop")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Leave events out for good; they stay on record")
    public List<Result> drop(@Nullable Chosen wish, @Context SecurityContext user) {
        Act act = act(wish == null ? null : wish.reason(), user);
        return site.worklist().drop(origins(wish), act.who(), act.reason());
    }

    private static Act act(@Nullable String reason, SecurityContext user) {
        return Act.of(new Wish(reason), user);
    }

    private static List<String> origins(@Nullable Chosen wish) {
        List<String> origins = wish == null || wish.origins() == null
                ? List.of()
                : wish.origins().stream().filter(Objects::nonNull).toList();
        if (origins.isEmpty() || origins.size() > Limit.MOST) {
            throw new RefusedRequestException(
                    origins.size() + " events were chosen.", "Name 1 to " + Limit.MOST + " in \"origins\".");
        }
        return origins;
    }

    private static List<State> states(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .map(word -> State.valueOf(word.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(
                    "'" + text + "' is no state.", "Use WAITING, SUBMITTED or DROPPED, or several between commas.");
        }
    }

    private static Position position(String text) {
        String[] parts = text.strip().split(":", -1);
        try {
            return text.isBlank() ? Position.START : new Position(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new RefusedRequestException("'" + text + "' is no position.", "Write epoch:seq, such as 1:4711.");
        }
    }
}
