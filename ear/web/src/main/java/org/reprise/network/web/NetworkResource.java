package org.reprise.network.web;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.reprise.api.Playback;
import org.reprise.network.Layout;
import org.reprise.network.NetworkReader;
import org.reprise.network.Summary;

/** What the page shows besides messages. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class NetworkResource {
    private static final int CHOICES = 10;

    @Inject
    private NetworkReader reader;

    /** Empty when the application is deployed without Reprise, which it does not mind. */
    @Inject
    private Instance<Playback> playback;

    /** Where this is, and what a person may choose from. */
    public record Here(String site, List<String> connectors, List<String> points) {}

    @GET
    @Path("here")
    public Here here() {
        String site = playback.isUnsatisfied() ? "" : playback.get().site();
        return new Here(
                site,
                IntStream.range(0, CHOICES).mapToObj(Layout::connectorKey).toList(),
                IntStream.range(0, CHOICES).mapToObj(Layout::pointKey).toList());
    }

    @GET
    @Path("summary")
    public Summary summary() {
        return reader.summary();
    }
}
