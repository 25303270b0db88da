package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.queue.Consumer;
import org.reprise.console.queue.QueueDesk;
import org.reprise.console.queue.QueuedMessage;
import org.reprise.console.queue.UnknownQueueException;
import org.reprise.console.request.Act;
import org.reprise.console.request.Limit;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;

/** Messages of a queue, and what may be done about them and about those that take them. These answers ask the engine. */
@Path("/queues")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Queues")
public class QueueActsResource {

    /** The engine lists a queue from its beginning: what is further on is not worth its time. */
    private static final int FARTHEST = 10_000;

    /** Which message of which queue, and why. */
    public record Named(
            @Nullable String queue,
            @Nullable String id,
            @Nullable String reason) {}

    /** Which queue, its name once more as it was typed, and why. */
    public record Purge(
            @Nullable String queue,
            @Nullable String typed,
            @Nullable String reason) {}

    /** Which message-driven bean, and why. */
    public record Taking(
            @Nullable String consumer, @Nullable String reason) {}

    /** What was done. */
    public record Done(String effect) {}

    @Inject
    Site site;

    @Inject
    QueueDesk desk;

    @GET
    @Path("messages")
    @Operation(summary = "The messages of a queue, the first that is to be taken first, without what they hold")
    public List<QueuedMessage> messages(
            @QueryParam("queue") @DefaultValue("") String queue,
            @QueryParam("from") @DefaultValue("0") int from,
            @QueryParam("limit") @DefaultValue("20") int limit) {
        return sensible(() -> desk.messages(queue, Math.max(0, Math.min(from, FARTHEST)), Limit.of(limit)));
    }

    @POST
    @Path("messages/delete")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete one message for good")
    public Done delete(@Nullable Named wish, @Context SecurityContext user) {
        String queue = text(given(wish).queue(), "queue");
        String id = text(given(wish).id(), "id");
        noted(user, given(wish).reason(), "delete message", id + " of " + queue);
        return new Done(sensible(() -> desk.delete(queue, id)));
    }

    @POST
    @Path("purge")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Delete all messages of a queue for good, but for what a consumer has")
    public Done purge(@Nullable Purge wish, @Context SecurityContext user) {
        String queue = text(given(wish).queue(), "queue");
        RefusedRequestException.unlessConfirmed(
                given(wish).typed(), "queue", queue, "all of its messages are to be deleted");
        noted(user, given(wish).reason(), "purge queue", queue);
        return new Done(sensible(() -> desk.purge(queue)));
    }

    @GET
    @Path("consumers")
    @Operation(summary = "The message-driven beans of this server, and whether they take messages")
    public List<Consumer> consumers() {
        return desk.consumers();
    }

    @POST
    @Path("consumers/pause")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Let a message-driven bean take no message until it is resumed, or the server restarts")
    public Done pause(@Nullable Taking wish, @Context SecurityContext user) {
        return taking(wish, user, "pause consumer", desk::pause);
    }

    @POST
    @Path("consumers/resume")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Let a message-driven bean take messages again")
    public Done resume(@Nullable Taking wish, @Context SecurityContext user) {
        return taking(wish, user, "resume consumer", desk::resume);
    }

    private Done taking(@Nullable Taking wish, SecurityContext user, String what, UnaryOperator<String> act) {
        String name = text(given(wish).consumer(), "consumer");
        noted(user, given(wish).reason(), what, name);
        return new Done(sensible(() -> act.apply(name)));
    }

    private void noted(SecurityContext user, @Nullable String reason, String what, String subject) {
        Act act = Act.of(new Wish(reason), user);
        site.noted(act.who(), what, subject, act.reason());
    }

    private static <T> T given(@Nullable T wish) {
        if (wish == null) {
            throw new RefusedRequestException(
                    "The body is missing.", "See /openapi for its form; nothing was changed.");
        }
        return wish;
    }

    private static String text(@Nullable String given, String name) {
        if (given == null || given.isBlank()) {
            throw new RefusedRequestException("\"" + name + "\" is missing.", "Send it; nothing was changed.");
        }
        return given.strip();
    }

    private static <T> T sensible(Supplier<T> act) {
        try {
            return act.get();
        } catch (UnknownQueueException | IllegalArgumentException e) {
            throw new RefusedRequestException(
                    e.getMessage() + ".", "Load the queues and their messages again; nothing was changed.");
        }
    }
}
