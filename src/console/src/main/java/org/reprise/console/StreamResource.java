package org.reprise.console;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reprise.console.contents.Contents;
import org.reprise.console.peers.LiveStreams;
import org.reprise.console.request.Roles;

/** The live figures. */
@Path("/stream")
@RequestScoped
@RolesAllowed({Roles.VIEWER, Roles.AUDITOR, Roles.OPERATOR, Roles.ADMIN})
@Tag(name = "Sites")
public class StreamResource {

    @Inject
    LiveStreams streams;

    @Inject
    Contents contents;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary =
                    "An event \"sites\" every second: all sites and this site's parked events. Ends after ten seconds; connect again. A user has "
                            + LiveStreams.MOST_OF_ONE + " at a time at most")
    public void stream(@Context SseEventSink sink, @Context Sse sse, @Context SecurityContext user) {
        streams.join(sse, sink, user.getUserPrincipal().getName(), contents.seen(user));
    }
}
