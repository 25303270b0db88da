package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.queue.LocalMessages;
import org.reprise.console.queue.MessageView;
import org.reprise.console.request.Act;
import org.reprise.console.request.Given;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;

/** One message of a queue, and its way back from the exception destination. */
@Path("/message")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Queues")
public class MessageResource {
    private static final String QUEUE = "Send the queue's name, as the list of queues has it.";
    private static final String ID = "Send the message's id, as the list of messages has it in \"messageId\".";

    /** Which message, and why. */
    public record Back(@Nullable String messageId, @Nullable String reason) {}

    /** What was done. */
    public record Done(String effect) {}

    @Inject
    Site site;

    @Inject
    LocalMessages messages;

    @GET
    @Operation(
            summary =
                    "Headers of one message, and of a portion between sites its place in the log and its events by name")
    public MessageView message(
            @QueryParam("queue") @Nullable String queue, @QueryParam("messageId") @Nullable String messageId) {
        String from = Given.of(queue, "queue", QUEUE);
        String id = Given.of(messageId, "messageId", ID);
        return sensible(() -> messages.look(from, id));
    }

    @POST
    @Path("put-back")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Put a message back from the exception destination into the queue that it was in, as its last")
    public Done putBack(@Nullable Back wish, @Context SecurityContext user) {
        String id = Given.of(wish == null ? null : wish.messageId(), "messageId", ID);
        Act act = Act.of(new Wish(wish == null ? null : wish.reason()), user);
        site.noted(act.who(), "put back message", id, act.reason());
        return new Done(sensible(() -> messages.putBack(id)));
    }

    private static <T> T sensible(Supplier<T> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(
                    e.getMessage() + ".", "Load the queues and their messages again; nothing was changed.");
        }
    }
}
