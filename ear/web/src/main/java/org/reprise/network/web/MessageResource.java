package org.reprise.network.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reprise.network.HandIn;
import org.reprise.network.HopView;
import org.reprise.network.MessageNetwork;
import org.reprise.network.MessageView;
import org.reprise.network.NetworkReader;
import org.reprise.network.RouteClosedException;
import org.reprise.network.SettledException;
import org.reprise.network.UnknownKeyException;

/** Messages: hand in, pass on, give up, look. */
@Path("messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessageResource {
    private static final int NEWEST = 50;

    /** Milliseconds, because that is what the columns keep. */
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

    @Inject
    private MessageNetwork network;

    @Inject
    private NetworkReader reader;

    @Inject
    private NetworkSetup setup;

    /** A message to hand in; {@code id} and {@code amount} may be left out. */
    public record NewMessage(
            @Nullable String id,
            String connector,
            String destination,
            String text,
            @Nullable BigDecimal amount) {}

    /** Where to pass a message to. */
    public record Pass(String point) {}

    /** Why a message is given up. */
    public record Failure(String reason) {}

    /** A message with its way so far. */
    public record MessageWithHops(MessageView message, List<HopView> hops) {}

    @POST
    public Response handIn(NewMessage message) throws UnknownKeyException {
        setup.ensure();
        String id = Objects.requireNonNullElseGet(
                message.id(), () -> UUID.randomUUID().toString());
        BigDecimal amount = Objects.requireNonNullElse(message.amount(), BigDecimal.ZERO);
        HandIn handIn = new HandIn(
                given("connector", message.connector()),
                given("destination", message.destination()),
                given("text", message.text()),
                amount);
        network.accept(id, handIn, clock.instant());
        return Problem.response(201, known(id));
    }

    @POST
    @Path("{id}/pass")
    public MessageView pass(@PathParam("id") String id, Pass pass)
            throws UnknownKeyException, SettledException, RouteClosedException {
        network.pass(id, given("point", pass.point()), clock.instant());
        return known(id);
    }

    @POST
    @Path("{id}/fail")
    public MessageView fail(@PathParam("id") String id, Failure failure) throws UnknownKeyException, SettledException {
        network.fail(id, given("reason", failure.reason()), clock.instant());
        return known(id);
    }

    @GET
    @Path("{id}")
    public MessageWithHops message(@PathParam("id") String id) throws UnknownKeyException {
        return new MessageWithHops(known(id), reader.hops(id));
    }

    /** The newest messages, newest first; {@code after} is a time such as {@code 2026-01-31T12:00:00Z}. */
    @GET
    public List<MessageView> newest(@QueryParam("after") @Nullable String after) {
        return reader.newest(after == null ? Instant.EPOCH : time(after), NEWEST);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("'after' is no time such as 2026-01-31T12:00:00Z", e);
        }
    }

    private MessageView known(String id) throws UnknownKeyException {
        return reader.message(id).orElseThrow(() -> new UnknownKeyException("message", id));
    }

    private static String given(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
        return value;
    }
}
