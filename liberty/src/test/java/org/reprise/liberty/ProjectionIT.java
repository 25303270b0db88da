package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The archive portal: a database of another shape, built from the events at each site. */
@OnRunningSites
class ProjectionIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void portalIsBuiltFromTheEventsAtBothSitesAndBuiltAnewFromTheFirst(Sites sites) {
        SitePair pair = SitePair.of(sites);
        for (int i = 0; i < 20; i++) {
            String message = pair.east().network().handIn("c001", "p003", "for the portal " + i);
            pair.east().network().pass(message, "p002");
        }
        pair.awaitWestAtHead();
        await("the portal at east").atMost(PATIENCE).until(() -> complete(pair.east()));
        await("the portal at west").atMost(PATIENCE).until(() -> complete(pair.west()));
        JsonNode before = portal(pair.west(), "");
        assertThat(portal(pair.west(), "for the portal 7")
                        .get(0)
                        .path("lastPoint")
                        .asText())
                .isEqualTo("p002");
        assertThat(portal(pair.east(), "")).isEqualTo(before);

        Console west = pair.west().console().as("admin");
        assertThat(west.start("rebuild/nothing", Map.of("reason", "?")).body())
                .contains("There is no projection 'nothing'");
        assertThat(west.start("rebuild/portal", Map.of("reason", "a new column"))
                        .statusCode())
                .isEqualTo(200);
        await("the rebuilding ends")
                .atMost(PATIENCE)
                .until(() -> !west.jobs().get(0).path("state").asText().equals("RUNNING"));
        JsonNode job = west.jobs().get(0);
        SitePair.print("rebuild: %s", job);
        assertThat(job.path("state").asText()).isEqualTo("DONE");
        assertThat(job.path("done").asLong()).isEqualTo(pair.eastHead());
        assertThat(portal(pair.west(), "")).isEqualTo(before);
    }

    private static boolean complete(Site site) {
        return portal(site, "for the portal").size() == 20
                && portal(site, "for the portal").findValuesAsText("passages").stream()
                        .allMatch("1"::equals);
    }

    private static JsonNode portal(Site site, String text) {
        return Console.json(Http.body(HttpRequest.newBuilder(site.server()
                        .site()
                        .address()
                        .url()
                        .resolve("/network/api/portal?text=" + text.replace(" ", "%20")))
                .build()));
    }
}
