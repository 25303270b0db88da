package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.request.Fault;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.desk.LogPage;
import org.reprise.desk.LogQuery;
import org.reprise.desk.Site;
import org.reprise.mask.Sight;
import org.reprise.subscription.Subscription;

/** The event log as this site has it. */
@Path("/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Event log")
public class EventsResource {

    private static final Pattern KEY = Pattern.compile("(^|[,&\\s])key\\s*=");

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(
            summary =
                    "Events of the log, the newest first, by name, outcome, user, text and time; and what is missing between them",
            description =
                    "A part of the log at a time: go on with 'before' set to the answer's 'next', until that is null. One"
                            + " answer looks at 20,000 events, 200 portions or gaps, and 64 MB of events at most, so it may hold"
                            + " fewer events than 'limit', or none, although older ones match. What is sensitive is masked, and not"
                            + " found by 'text'; 'payload=full' shows it to whoever may see it, and is audited.")
    public LogPage events(
            @QueryParam("before") @Nullable Long before,
            @QueryParam("wanted") @DefaultValue("") String wanted,
            @QueryParam("user") @DefaultValue("") String by,
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("since") @DefaultValue("") String since,
            @QueryParam("until") @DefaultValue("") String until,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("payload") @DefaultValue("") String payload,
            @Context SecurityContext user) {
        if (contents.seen(user) == Sight.NONE
                && (!text.isEmpty() || KEY.matcher(wanted).find())) {
            throw new ForbiddenException(new Fault(
                            "Your roles do not allow to search what events hold: their text and keys.",
                            "Search by name, outcome, kind, user or time, or ask for the role auditor.")
                    .as(403));
        }
        return site.events(
                new LogQuery(
                        before == null ? Long.MAX_VALUE : before,
                        subscription(wanted),
                        by,
                        text,
                        time("since", since),
                        time("until", until)),
                Limit.of(limit),
                contents.mask(user, payload, text.isEmpty() ? "the event log" : "events with '" + text + "'"));
    }

    @GET
    @Path("{seq}")
    @RolesAllowed({Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "One event with its body, its proof, and its evidence where that is kept")
    public LogPage.Whole event(
            @PathParam("seq") long seq,
            @QueryParam("payload") @DefaultValue("") String payload,
            @Context SecurityContext user) {
        return site.event(seq, contents.mask(user, payload, "event " + seq))
                .orElseThrow(() -> new RefusedRequestException(
                        "Event " + seq + " is not at this site.",
                        "It was never sealed, is still under way, or was left out by this site's subscription."));
    }

    private static Subscription subscription(String wanted) {
        try {
            return Subscription.parse(wanted);
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(String.valueOf(e.getMessage()), "Correct it, or leave it empty for all.");
        }
    }

    private static @Nullable Instant time(String name, String text) {
        try {
            return text.isBlank() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new RefusedRequestException(
                    "'" + text + "' is no time (" + name + ").", "Write it like 2026-11-23T03:00:00Z.");
        }
    }
}
