package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site says of the queues of its engine. */
@OnRunningSites
class QueuesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PORTIONS = "reprise.west.portions";

    private Site west;

    @BeforeEach
    void sites(Sites sites) {
        SitePair pair = SitePair.of(sites);
        west = pair.west();
        pair.awaitWestAtHead();
    }

    @AfterEach
    void takeMessagesAgain() {
        west.probe().resume("PortionListener");
    }

    @Test
    void queueThatNobodyEmptiesIsSeenWithTheAgeOfItsFirstMessage() {
        west.probe().pause("PortionListener");
        west.probe().send("jms/probe/local", PORTIONS, ProbeMessage.text("not for this queue"), 40);
        await("its depth")
                .atMost(PATIENCE)
                .until(() -> row(PORTIONS).path("filled").path("depth").asLong() >= 40);
        await("it grew")
                .atMost(PATIENCE)
                .until(() -> row(PORTIONS).path("flow").path("grows").asDouble() > 0);
        JsonNode row = row(PORTIONS);

        SitePair.print("%s", row);
        assertThat(row.path("kind").asText()).isEqualTo("REPRISE");
        assertThat(row.path("filled").path("allowed").asLong()).isEqualTo(1000);
        assertThat(row.path("filled").path("open").asBoolean()).isTrue();
        assertThat(row.path("oldestSeconds").asDouble(-1)).isBetween(0.0, (double) PATIENCE.toSeconds());

        west.probe().resume("PortionListener");
        await("it is empty")
                .atMost(PATIENCE)
                .until(() -> row(PORTIONS).path("filled").path("depth").asLong() == 0);
        assertThat(row(PORTIONS).has("oldestSeconds")).isFalse();
        assertThat(day()).contains(row.path("filled").path("depth").asLong());
    }

    @Test
    void exceptionDestinationAndWhatWaitsInTheSiteAreAmongThem() {
        List<String> kinds = west.console().queues("?limit=500").path("queues").findValuesAsText("kind");

        assertThat(kinds).contains("EXCEPTION", "REPRISE", "SITE");
    }

    @Test
    void orderThatNobodyKnowsIsRefused() {
        assertThat(west.console().status("queues?order=size")).isEqualTo(400);
        assertThat(west.console().status("queues/day?name=nosuch")).isEqualTo(400);
    }

    private JsonNode row(String name) {
        return west.console().queues("?contains=" + name).path("queues").get(0);
    }

    private List<Long> day() {
        List<Long> depths = new ArrayList<>();
        west.console().queues("/day?name=" + PORTIONS).path("depths").forEach(each -> depths.add(each.asLong(-1)));
        return depths;
    }
}
