package org.reprise.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.reprise.console.request.Fault;
import org.reprise.console.request.RefusedRequestException;
import org.reprise.console.request.Roles;

/** Who is there, log in, log out: the container's own login, whose cookie the browser keeps. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public class SessionResource {

    private static final Logger LOG = Logger.getLogger(SessionResource.class.getName());

    /** The user of this request. */
    public record Me(String user, List<String> roles) {}

    /** Name and password, as they were typed. */
    public record Credentials(
            @Nullable String user, @Nullable String password) {}

    @GET
    @Path("me")
    @Operation(summary = "The user of this request and the roles it has; 401 when nobody is logged in")
    public Me me(@Context HttpServletRequest request) {
        return who(request);
    }

    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Log in by name and password; the answer sets the login cookie")
    public Response login(@Nullable Credentials sent, @Context HttpServletRequest request) throws ServletException {
        if (sent == null || empty(sent.user()) || empty(sent.password())) {
            throw new RefusedRequestException("Name or password is missing.", "Send both \"user\" and \"password\".");
        }
        if (request.getUserPrincipal() != null) {
            request.logout(); // the container refuses a second login on top of the first
        }
        try {
            request.login(sent.user(), sent.password());
        } catch (ServletException refused) {
            LOG.log(Level.FINE, "A login was refused", refused);
            return new Fault("The name or the password is wrong.", "Check both and try again.").as(401);
        }
        return Response.ok(who(request)).build();
    }

    @POST
    @Path("logout")
    @Operation(summary = "Log out; the login cookie is no longer good")
    public Response logout(@Context HttpServletRequest request) throws ServletException {
        request.logout();
        return Response.noContent().build();
    }

    private static boolean empty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static Me who(HttpServletRequest request) {
        List<String> roles = Stream.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN)
                .filter(request::isUserInRole)
                .toList();
        return new Me(request.getUserPrincipal().getName(), roles);
    }
}
