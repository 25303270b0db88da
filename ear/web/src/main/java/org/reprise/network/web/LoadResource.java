package org.reprise.network.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.reprise.network.UnknownKeyException;

/** Loads: many calls by many clients, and how they went. */
@Path("load")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LoadResource {
    @Inject
    private Loads loads;

    /** Starts a load and answers 202 with its id; with {@code wait=true} answers 200 when it is done. */
    @POST
    public Response start(LoadOrder order, @QueryParam("wait") @DefaultValue("false") boolean wait)
            throws InterruptedException {
        LoadJob job = loads.start(order);
        if (wait) {
            job.awaitEnd();
        }
        return Problem.response(wait ? 200 : 202, job.progress());
    }

    @GET
    @Path("{id}")
    public LoadJob.Progress progress(@PathParam("id") String id) throws UnknownKeyException {
        return loads.find(id)
                .orElseThrow(() -> new UnknownKeyException("load", id))
                .progress();
    }
}
