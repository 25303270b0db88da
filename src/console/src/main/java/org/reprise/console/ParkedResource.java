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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.peers.ParkedView;
import org.reprise.console.request.Act;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.portion.Position;

/** Parked events of this site, and what an operator does about them. */
@Path("/parked")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Parked events")
public class ParkedResource {

    /** What was asked for; whether it helped shows in the list. */
    public record Asked(String position, String effect) {}

    @Inject
    Site site;

    @Inject
    Contents contents;

    @GET
    @Operation(summary = "Parked events of this site, lowest position first, and how many events wait behind them")
    public ParkedView parked(
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("payload") @DefaultValue("") String payload,
            @Context SecurityContext user) {
        return ParkedView.of(site, Limit.of(limit), contents.mask(user, payload, "parked events"));
    }

    @POST
    @Path("{epoch}/{seq}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Replay a parked event again; on success what waits behind it follows in order")
    public Asked retry(
            @PathParam("epoch") long epoch,
            @PathParam("seq") long seq,
            @Nullable Wish wish,
            @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        Position position = position(epoch, seq);
        site.retry(position, act.who(), act.reason());
        return new Asked(
                position.toString(),
                "The event is replayed once more now. If that succeeds, what waits behind it follows in order; "
                        + "if not, it is parked again with the new reason.");
    }

    @POST
    @Path("{epoch}/{seq}/skip")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Leave a parked event out for ever; this copy then differs from the primary")
    public Asked skip(
            @PathParam("epoch") long epoch,
            @PathParam("seq") long seq,
            @Nullable Wish wish,
            @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        Position position = position(epoch, seq);
        site.skip(position, act.who(), act.reason());
        return new Asked(
                position.toString(),
                "The event is left out for ever at this site. This copy now differs from the primary; "
                        + "what waited behind the event follows in order.");
    }

    private static Position position(long epoch, long seq) {
        if (epoch < 1 || seq < 1) {
            throw new RefusedRequestException(
                    epoch + ":" + seq + " is no position of an event.", "Epoch and seq are 1 or more.");
        }
        return new Position(epoch, seq);
    }
}
