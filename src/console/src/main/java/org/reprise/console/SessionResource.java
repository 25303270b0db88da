package org.reprise.console;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.contents.Contents;
import org.reprise.console.login.Logins;
import org.reprise.console.request.Fault;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;

/** Who is there, log in, log out: the container's own login, whose cookie the browser keeps. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public class SessionResource {

    @Inject
    Logins logins;

    @Inject
    Contents contents;

    private static final Logger LOG = Logger.getLogger(SessionResource.class.getName());

    /**
     * The user of this request.
     *
     * @param contents     how much of them is shown: none, masked or limited
     * @param mayAskForAll whether they are shown in full where that is asked for
     */
    public record Me(String user, List<String> roles, String contents, boolean mayAskForAll) {}

    /** Name and password, as they were typed. */
    public record Credentials(
            @Nullable String user, @Nullable String password) {}

    @GET
    @Path("me")
    @PermitAll
    @Operation(summary = "The user of this request and the roles it has; 401 when nobody is logged in")
    public Me me(@Context HttpServletRequest request) {
        return who(request);
    }

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in by name and password; the answer sets the login cookie. 429 after too many wrong ones")
    public Response login(@Nullable Credentials sent, @Context HttpServletRequest request) throws ServletException {
        if (sent == null
                || sent.user() == null
                || sent.password() == null
                || sent.user().isEmpty()
                || sent.password().isEmpty()) {
            throw new RefusedRequestException("Name or password is missing.", "Send both \"user\" and \"password\".");
        }
        String user = sent.user();
        String address = request.getRemoteAddr();
        Optional<Fault> misformed = Logins.misformed(user, sent.password());
        if (misformed.isPresent()) {
            return misformed.get().as(400);
        }
        Optional<Fault> waits = logins.refusal(user, address);
        if (waits.isPresent()) {
            return waits.get().as(429);
        }
        if (request.getUserPrincipal() != null) {
            request.logout(); // the container refuses a second login on top of the first
        }
        try {
            request.login(user, sent.password());
        } catch (ServletException refused) {
            LOG.log(Level.FINE, "A login was refused", refused);
            logins.wrong(user, address);
            return new Fault("The name or the password is wrong.", "Check both and try again.").as(401);
        }
        return Response.ok(who(request)).build();
    }

    @POST
    @Path("logout")
    @PermitAll
    @Operation(summary = "Log out; the login cookie is no longer good")
    public Response logout(@Context HttpServletRequest request, @Context HttpHeaders headers) throws ServletException {
        logins.ended(headers.getCookies());
        request.logout();
        return Response.noContent().build();
    }

    private Me who(HttpServletRequest request) {
        List<String> roles = Roles.ALL.stream().filter(request::isUserInRole).toList();
        Predicate<String> has = request::isUserInRole;
        return new Me(
                request.getUserPrincipal().getName(),
                roles,
                contents.seen(has).name().toLowerCase(Locale.ROOT),
                contents.mayAskForAll(has));
    }
}
