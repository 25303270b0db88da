package org.reprise.network.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.reprise.network.ArchivePortal;
import org.reprise.network.PortalMessage;

/** The archive portal, which is built from the events in a database of its own. */
@Path("portal")
@Produces(MediaType.APPLICATION_JSON)
public class PortalResource {
    @Inject
    private ArchivePortal portal;

    @GET
    public List<PortalMessage> find(@QueryParam("text") @DefaultValue("") String text) {
        return portal.find(text);
    }
}
