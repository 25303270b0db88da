package org.reprise.console.login;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.reprise.console.request.Fault;

/**
 * Answers 401 in JSON when nobody is logged in. The container would answer with a challenge, which makes a browser show its own
 * password window. Whoever sends Basic credentials or the login cookie is known here already: see {@code web.xml}. Credentials that were wrong are counted.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 50)
public class UserGuard implements ContainerRequestFilter {

    private static final Fault NOBODY = new Fault(
            "Nobody is logged in.", "Log in on the page, or send Basic credentials of a user of this server.");

    @Inject
    Logins logins;

    @Context
    HttpServletRequest servlet;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean login = request.getUriInfo().getPath().endsWith("/login");
        boolean nobody =
                request.getSecurityContext().getUserPrincipal() == null || logins.hasEnded(request.getCookies());
        Optional<String> named = Logins.named(request.getHeaderString("Authorization"));
        Optional<Fault> waits = named.flatMap(user -> logins.refusal(user, servlet.getRemoteAddr()));
        if (waits.isPresent()) {
            request.abortWith(waits.get().as(429)); // or who guesses would see which guess is right
        } else if (!login && nobody) {
            named.ifPresent(user -> logins.wrong(user, servlet.getRemoteAddr()));
            request.abortWith(NOBODY.as(401));
        }
    }
}
