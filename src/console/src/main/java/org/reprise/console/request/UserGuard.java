package org.reprise.console.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers 401 in JSON when nobody is logged in. The container would answer with a challenge, which makes a browser show its own
 * password window. Whoever sends Basic credentials or the login cookie is known here already: see {@code web.xml}.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 50)
public class UserGuard implements ContainerRequestFilter {

    private static final Fault NOBODY = new Fault(
            "Nobody is logged in.", "Log in on the page, or send Basic credentials of a user of this server.");

    @Override
    public void filter(ContainerRequestContext request) {
        boolean login = request.getUriInfo().getPath().endsWith("/login");
        if (!login && request.getSecurityContext().getUserPrincipal() == null) {
            request.abortWith(NOBODY.as(401));
        }
    }
}
