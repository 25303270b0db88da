package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site says of the queues of its engine. */
@OnRunningSites
class QueuesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String OTHERS = "Default.Queue";
    private static final String PORTIONS = "reprise.west.portions";

    private SitePair pair;
    private Site west;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
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
    void operatorsLookAtMessagesAndPauseWhoTakesThemAndAdministratorsDeleteThem() {
        String listener = consumer();
        Console operator = west.console().as("operator");
        assertThat(operator.act("consumers/pause", Map.of("consumer", listener, "reason", "a poison message")))
                .isEqualTo(200);
        west.probe().send("jms/probe/local", PORTIONS, ProbeMessage.text("not for this queue"), 30);
        JsonNode first = messages(0, 5);
        JsonNode later = messages(10, 5);
        SitePair.print("%s", first.get(0));
        assertThat(first).hasSize(5);
        assertThat(first.findValuesAsText("id")).doesNotContainAnyElementsOf(later.findValuesAsText("id"));
        assertThat(first.get(0).path("bytes").asLong()).isPositive();
        assertThat(first.get(0).path("messageId").asText()).startsWith("ID:");

        String id = first.get(0).path("id").asText();
        Map<String, Object> one = Map.of("queue", PORTIONS, "id", id, "reason", "it is foreign");
        assertThat(west.console().act("messages/delete", one)).isEqualTo(403);
        assertThat(operator.act("messages/delete", one)).isEqualTo(403);
        Console admin = west.console().as("admin");
        assertThat(admin.act("messages/delete", one)).isEqualTo(200);
        assertThat(messages(0, 50).findValuesAsText("id")).doesNotContain(id);
        assertThat(admin.act("messages/delete", one)).isEqualTo(400);

        Map<String, Object> all = Map.of("queue", PORTIONS, "typed", PORTIONS, "reason", "they are foreign");
        assertThat(operator.act("purge", all)).isEqualTo(403);
        assertThat(admin.act("purge", Map.of("queue", PORTIONS, "typed", "portions", "reason", "mistyped")))
                .isEqualTo(400);
        assertThat(messages(0, 50)).isNotEmpty();
        assertThat(admin.act("purge", all)).isEqualTo(200);
        assertThat(messages(0, 50)).isEmpty();

        assertThat(operator.act("consumers/resume", Map.of("consumer", listener, "reason", "it is gone")))
                .isEqualTo(200);
        assertThat(operator.act("consumers/pause", Map.of("consumer", "nosuch", "reason", "mistyped")))
                .isEqualTo(400);
        assertThat(west.console().audit().toString())
                .contains("pause consumer", "delete message", "purge queue", "resume consumer", "it is foreign");
        pair.east().load("{\"clients\":1,\"pass\":5,\"heartbeats\":0}");
        pair.checkEqual();
    }

    private String consumer() {
        for (JsonNode each : west.console().queues("/consumers")) {
            if (each.path("name").asText().endsWith("PortionListener")) {
                assertThat(each.path("paused").asBoolean()).isFalse();
                return each.path("name").asText();
            }
        }
        throw new IllegalStateException(
                "No consumer of portions: " + west.console().queues("/consumers"));
    }

    private JsonNode messages(int from, int limit) {
        return west.console().queues("/messages?queue=" + PORTIONS + "&from=" + from + "&limit=" + limit);
    }

    @Test
    void exceptionDestinationAndWhatWaitsInTheSiteAreAmongThem() {
        List<String> kinds = west.console().queues("?limit=500").path("queues").findValuesAsText("kind");

        assertThat(kinds).contains("EXCEPTION", "REPRISE", "SITE");
        assertThat(west.console().raw("/metrics").body())
                .contains("queue=\"" + PORTIONS + "\"", "reprise_queue_depth", "reprise_queue_oldest_seconds");
    }

    @Test
    void messageIsLookedAtByItsHeadersAndWhatItCarries() {
        west.probe().pause("PortionListener");
        pair.east().network().handIn("c001", "p001", "it waits in west's queue");
        await("a portion waits").atMost(PATIENCE).until(() -> messages(0, 5).size() > 0);
        String id = messages(0, 1).get(0).path("messageId").asText();
        JsonNode seen = west.console().message(PORTIONS, id);
        SitePair.print("%s", seen);
        assertThat(seen.path("properties").path("repriseSite").asText()).isEqualTo("east");
        assertThat(seen.path("portions").get(0).path("count").asInt()).isPositive();
        assertThat(seen.path("portions").get(0).path("events").toString()).contains("network.");
        assertThat(west.console().status("message?queue=" + PORTIONS + "&messageId=ID:0"))
                .isEqualTo(400);
        west.probe().resume("PortionListener");
        pair.checkEqual();
    }

    @Test
    void messageThatFailedTooOftenIsPutBackWhereItWas() {
        String aside = "_SYSTEM.Exception.Destination";
        west.probe().send(OTHERS, ProbeMessage.text("nobody can take it"));
        SitePair.print("refused %d times", west.probe().refuse(OTHERS));
        JsonNode failed = west.console().queues("/messages?queue=" + aside).get(0);
        SitePair.print("%s", failed);
        assertThat(failed.path("from").asText()).isEqualTo(OTHERS);

        String id = failed.path("messageId").asText();
        Map<String, Object> wish = Map.of("messageId", id, "reason", "the cause is gone");
        assertThat(west.console().putBack(wish).statusCode()).isEqualTo(403);
        String done = west.console().as("operator").putBack(wish).body();
        assertThat(done).contains("is in " + OTHERS + " again");
        assertThat(west.console().queues("/messages?queue=" + aside)).isEmpty();
        JsonNode back = west.console().queues("/messages?queue=" + OTHERS).get(0);
        assertThat(west.console()
                        .message(OTHERS, back.path("messageId").asText())
                        .path("type")
                        .asText())
                .isEqualTo("text");
        assertThat(west.console().as("operator").putBack(wish).statusCode()).isEqualTo(400);
        assertThat(west.console().audit().toString()).contains("put back message", "the cause is gone");
        assertThat(west.console()
                        .as("admin")
                        .act("purge", Map.of("queue", OTHERS, "typed", OTHERS, "reason", "the test has ended")))
                .isEqualTo(200);
    }

    @Test
    void orderThatNobodyKnowsIsRefused() {
        assertThat(west.console().status("queues?order=size")).isEqualTo(400);
        assertThat(west.console().status("queues?limit=abc")).isEqualTo(400);
        assertThat(west.console().status("queues?limit=501")).isEqualTo(400);
        assertThat(west.console().status("queues?sort=depth")).isEqualTo(400);
        assertThat(west.console().status("audit?limit=abc")).isEqualTo(400);
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
