package org.reprise.console.request;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/** Applies {@link CrossSiteRule} to every request, before anybody is authenticated. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 100)
public class CrossSiteGuard implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        CrossSiteRule.refusal(
                        request.getMethod(),
                        request.getHeaderString(CrossSiteRule.HEADER),
                        request.getHeaderString("Sec-Fetch-Site"))
                .ifPresent(fault -> request.abortWith(fault.as(403)));
    }
}
