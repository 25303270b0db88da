package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What people are told when something is wrong with two real sites, and that they are told once. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String PARKED = "parked:west:";
    private static final String SILENCE = "silence:west:";

    private static WebhookDouble hook;
    private static Sites sites;
    private static SitePair pair;
    private static Site west;

    @BeforeAll
    static void start() throws IOException {
        hook = new WebhookDouble();
        Path data = RunningSites.folder("it-alerts");
        RunningSites.deleteAll(data);
        SiteSet plain = SiteSet.eastAndWest(data, Address.free("east"), Address.free("west"));
        sites = RunningSites.create(
                data, new SiteSet("east", List.of(with(plain.site("east")), with(plain.site("west")))));
        sites.start();
        pair = SitePair.of(sites);
        west = pair.west();
    }

    private static SiteConfig with(SiteConfig site) {
        Map<String, String> settings = new HashMap<>();
        settings.put("reprise.alerts.webhooks", "hook");
        settings.put("reprise.alerts.webhook.hook.url", hook.url());
        settings.put("reprise.alerts.webhook.hook.secret", "s3cret");
        settings.put("reprise.alerts.resolve-after", "PT5S");
        settings.put("reprise.alerts.silence.for", "PT15S");
        settings.put("reprise.alerts.lag-seconds.threshold", "1");
        settings.put("reprise.alerts.lag-seconds.for", "PT15S");
        settings.put("reprise.alerts.parked.for", "PT0S");
        // what else this machine may say is not asked here
        settings.put("reprise.alerts.disk.enabled", "false");
        return new SiteConfig(site.address(), site.upstreams(), site.database(), settings);
    }

    @AfterEach
    void takeAll() {
        hook.away(false);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
        hook.close();
    }

    @Test
    @Order(1)
    void parkedEventIsToldOnceThoughTheReceiverWasAwayAndThatItIsOverOnce() {
        pair.awaitWestAtHead();
        String message = pair.east().network().handIn("c001", "p001", "may be parked");
        pair.awaitWestAtHead();
        await("nothing is to be told any more of the start")
                .atMost(PATIENCE)
                .until(() -> west.console().alerts().path("firing").asInt() == 0
                        && west.console().alerts().at("/channels/0/waiting").asInt() == 0);
        hook.away(true);
        Console operator = west.console().as("operator");
        try (RefusedPoint refused = RefusedPoint.at(west.probe(), "p200")) {
            pair.east().network().pass(message, "p200");
            await("it was tried to tell it").atMost(PATIENCE).until(() -> hook.refused() >= 2);
            assertThat(hook.told(PARKED)).isEmpty();
            JsonNode channel = west.console().alerts().path("channels").get(0);
            assertThat(channel.path("waiting").asInt()).as("%s", channel).isPositive();
            assertThat(channel.path("trouble").asText()).contains("503");
            hook.away(false);
            await("it is told").atMost(PATIENCE).until(() -> !hook.told(PARKED).isEmpty());

            JsonNode alert = alert(PARKED);
            SitePair.print("%s", alert);
            assertThat(alert.path("state").asText()).isEqualTo("FIRING");
            assertThat(alert.path("text").asText()).startsWith("1 event is parked at site 'west'");
            await("the lag goes with it")
                    .atMost(PATIENCE)
                    .until(() ->
                            alert("lag-seconds:west:").path("cause").asText().equals(PARKED));
            checkActs(operator);
        }
        operator.retryAll();
        await("it is told that it is over").atMost(PATIENCE).until(() -> hook.told(PARKED)
                .contains("resolved"));
        assertThat(hook.told(PARKED)).containsExactly("firing", "resolved");
        assertThat(hook.all())
                .filteredOn(each -> each.path("alert").asText().equals(PARKED))
                .allSatisfy(each -> assertThat(each.path("teller").asText()).isEqualTo("west"));
        assertThat(hook.told("lag-seconds:west:")).isEmpty();
        pair.checkEqual();
    }

    private static void checkActs(Console operator) {
        Map<String, Object> taking = Map.of("id", PARKED, "reason", "I look after it");
        assertThat(west.console().alert("acknowledge", taking)).isEqualTo(403);
        assertThat(operator.alert("acknowledge", Map.of("id", PARKED))).isEqualTo(400);
        assertThat(operator.alert("acknowledge", Map.of("id", "parked:nosuch:", "reason", "mistyped")))
                .isEqualTo(400);
        assertThat(operator.alert("acknowledge", taking)).isEqualTo(200);
        assertThat(alert(PARKED).path("takenBy").asText()).isEqualTo("operator");
        assertThat(operator.alert("mute", Map.of("what", "demoted", "until", "PT1H", "reason", "a drill")))
                .isEqualTo(200);
        assertThat(operator.alert("mute", Map.of("what", "demoted", "until", "for ever", "reason", "a drill")))
                .isEqualTo(400);
        assertThat(west.console().alerts().path("mutes").toString()).contains("demoted");
        assertThat(operator.alert("unmute", Map.of("what", "demoted", "reason", "over")))
                .isEqualTo(200);
        assertThat(west.console().audit().toString())
                .contains("acknowledge alert", "mute alerts", "unmute alerts", "I look after it");
        assertThat(west.console().raw("/metrics").body())
                .containsPattern("reprise_alert_firing\\{[^}]*rule=\"parked\"[^}]*} 1\\.0");
    }

    @Test
    @Order(2)
    void siteThatWasKilledIsToldOfByTheOtherOnceAndThatItIsBackOnce() {
        await("they have heard each other since the start")
                .atMost(PATIENCE)
                .until(() -> hook.told(SILENCE).size() % 2 == 0);
        int before = hook.told(SILENCE).size();
        west.server().kill();
        await("it is told").atMost(PATIENCE).until(() -> hook.told(SILENCE).size() > before);
        SitePair.start(west);
        await("it is told that it is over")
                .atMost(PATIENCE)
                .until(() -> hook.told(SILENCE).size() > before + 1);
        assertThat(hook.told(SILENCE).subList(before, hook.told(SILENCE).size()))
                .containsExactly("firing", "resolved");
        assertThat(hook.all().stream()
                        .filter(each -> each.path("alert").asText().equals(SILENCE)))
                .allSatisfy(each -> assertThat(each.path("teller").asText()).isEqualTo("east"));
        assertThat(hook.all().stream().map(each -> each.path("key").asText())).doesNotHaveDuplicates();
        assertThat(hook.told(PARKED)).containsExactly("firing", "resolved");
    }

    private static JsonNode alert(String id) {
        for (JsonNode each : west.console().alerts().path("alerts")) {
            if (each.path("id").asText().equals(id)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }
}
