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
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Act;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;
import org.reprise.console.request.Wish;
import org.reprise.desk.Site;
import org.reprise.key.ShownKey;

/** Keys by which sites know one another. Public halves only; who changes them decides whom this site believes. */
@Path("/keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Keys")
public class KeysResource {

    /** Which key, by its site and id; of a revoked one, up to which event its portions stay good; and why. */
    public record Named(
            @Nullable String site,
            @Nullable String id,
            @Nullable Long upTo,
            @Nullable String reason) {}

    /** The public half of a key, whose it is, and why. */
    public record Told(
            @Nullable String site,
            @Nullable String key,
            @Nullable String reason) {}

    /** The key that something was done about. */
    public record Done(ShownKey key, String effect) {}

    @Inject
    Site site;

    @GET
    @Operation(summary = "The keys of this site and of those that it believes, and which one this server signs with")
    public List<ShownKey> keys() {
        return site.keys().list();
    }

    @POST
    @Path("make")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Make a further key of the asked server; it signs once it is used")
    public Done make(@Nullable Wish wish, @Context SecurityContext user) {
        Act act = Act.of(wish, user);
        ShownKey key = sensible(() -> site.keys().make(act.who(), act.reason()));
        return new Done(key, "Trust it at the other sites (" + trust(key) + "), then use it here.");
    }

    @POST
    @Path("use")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Let the asked server sign with another of its keys; the other sites must trust it")
    public Done use(@Nullable Named wish, @Context SecurityContext user) {
        Act act = act(wish, user);
        ShownKey key = sensible(() -> site.keys().use(text(wish == null ? null : wish.id()), act.who(), act.reason()));
        return new Done(key, "This server signs with it from now on.");
    }

    @POST
    @Path("trust")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Believe what is signed by this key of that site")
    public Done trust(@Nullable Told wish, @Context SecurityContext user) {
        Act act = Act.of(wish == null ? null : new Wish(wish.reason()), user);
        ShownKey key = sensible(() -> site.keys()
                .trust(
                        text(wish == null ? null : wish.site()),
                        text(wish == null ? null : wish.key()),
                        act.who(),
                        act.reason()));
        return new Done(key, "This site believes what site '" + key.site() + "' signs with it, from now on.");
    }

    @POST
    @Path("revoke")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Believe no message by this key any more, and no portion behind what has taken effect here",
            description = "Or behind 'upTo', if that is given. It is for good.")
    public Done revoke(@Nullable Named wish, @Context SecurityContext user) {
        Act act = act(wish, user);
        ShownKey key = sensible(() -> site.keys()
                .revoke(
                        text(wish == null ? null : wish.site()),
                        text(wish == null ? null : wish.id()),
                        wish == null ? null : wish.upTo(),
                        act.who(),
                        act.reason()));
        return new Done(
                key,
                "It is revoked here for good. Portions that it has signed are believed up to event " + key.goodUpTo()
                        + ".");
    }

    private static Act act(@Nullable Named wish, SecurityContext user) {
        return Act.of(wish == null ? null : new Wish(wish.reason()), user);
    }

    private static String trust(ShownKey key) {
        return "reprise keys trust " + key.site() + " " + key.text();
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }

    private static ShownKey sensible(Supplier<ShownKey> act) {
        try {
            return act.get();
        } catch (IllegalArgumentException e) {
            throw new RefusedRequestException(
                    String.valueOf(e.getMessage()), "Correct it and send it again; nothing was changed.");
        }
    }
}
