package org.reprise.network.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import org.reprise.api.Acknowledgement;
import org.reprise.api.NotAcknowledgedException;

/**
 * Says instead of the result that it is unknown whether enough sites hold what a request has committed. Where the application runs without
 * Reprise, nobody waits for other sites.
 */
@Provider
@ApplicationScoped
public class AcknowledgedFilter implements ContainerResponseFilter {
    private static final int GATEWAY_TIMEOUT = 504;

    @Inject
    Instance<Acknowledgement> acknowledgement;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        try {
            if (acknowledgement.isResolvable()) {
                acknowledgement.get().check();
            }
        } catch (NotAcknowledgedException e) {
            response.setStatus(GATEWAY_TIMEOUT);
            response.setEntity(
                    new Problem("not-acknowledged", String.valueOf(e.getMessage())),
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }
}
