package org.reprise.network.web;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.reprise.api.NotPrimaryException;

/**
 * A business call at a secondary is led on to the primary: 307, which keeps method and body, to {@code reprise.sites.<name>.url}. Where the
 * primary is not known for sure, 503: call again in a second. Where its URL is not known, 409 with its name. The connection is closed with
 * the answer, so that a client whose pool still leads to a former primary asks for its name anew.
 */
@Provider
public class NotPrimaryMapper implements ExceptionMapper<NotPrimaryException> {
    private static final String SOON = "1";

    /** Of a script, which a browser does not let follow to another site: it is told by 409. */
    private static final String FOLLOW = "Follow-Primary";

    @Context
    UriInfo request;

    @Context
    HttpHeaders headers;

    /** The answer's body. */
    public record NotPrimary(String error, String message, String site, String primary) {}

    @Override
    public Response toResponse(NotPrimaryException e) {
        NotPrimary body = new NotPrimary("not-primary", String.valueOf(e.getMessage()), e.site(), e.primary());
        Optional<URI> url =
                ConfigProvider.getConfig().getOptionalValue("reprise.sites." + e.primary() + ".url", URI.class);
        boolean elsewhere = !e.primary().equals(e.site());
        Response.ResponseBuilder answer = elsewhere && ("no".equals(headers.getHeaderString(FOLLOW)) || url.isEmpty())
                ? Response.status(Response.Status.CONFLICT)
                : url.flatMap(found -> WayToPrimary.of(request.getRequestUri(), e.site(), e.primary(), found))
                        .map(Response::temporaryRedirect)
                        .orElseGet(() -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                                .header(HttpHeaders.RETRY_AFTER, SOON));
        return answer.entity(body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Connection", "close")
                .build();
    }
}
