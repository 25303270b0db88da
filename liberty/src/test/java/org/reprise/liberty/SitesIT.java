package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What two running sites say of themselves. */
@OnRunningSites
class SitesIT {

    private static final List<String> METRICS = List.of(
            "reprise_captured_total",
            "reprise_sealed_total",
            "reprise_sent_total",
            "reprise_received_total",
            "reprise_duplicates_total",
            "reprise_refused_total",
            "reprise_replayed_total",
            "reprise_parked_total",
            "reprise_refused_calls_total",
            "reprise_lag_events",
            "reprise_lag_seconds",
            "reprise_parked_events",
            "reprise_unknown_calls",
            "reprise_degraded",
            "reprise_ready",
            "reprise_unseen_rows");

    /** All of the reference application that writes, by path. */
    private static final Map<String, String> WRITES = Map.of(
            "messages", "{\"connector\":\"c001\",\"destination\":\"p001\",\"text\":\"at the wrong site\"}",
            "messages/none/pass", "{\"point\":\"p001\"}",
            "messages/none/fail", "{\"reason\":\"at the wrong site\"}",
            "load", "{\"pass\":1}");

    @Test
    void everyWritingCallAtASecondaryIsRefusedNamesThePrimaryAndIsCounted(Sites sites) {
        SitePair pair = SitePair.of(sites);
        Site west = pair.west();
        long before = west.probe().number("SELECT COUNT(*) FROM NETWORK_MESSAGE");
        long refused = refused(west);

        WRITES.forEach((path, body) -> {
            HttpResponse<String> answer = Http.send(
                    HttpRequest.newBuilder(west.server().site().address().url().resolve("/network/api/" + path))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build());
            assertThat(answer.statusCode()).as(path).isEqualTo(307);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValue(pair.east().server().site().address().url().resolve("/network/api/" + path)
                            + "?led-on-by=west");
            assertThat(answer.headers().firstValue("Connection"))
                    .hasValueSatisfying(said -> assertThat(said).isEqualToIgnoringCase("close"));
            JsonNode problem = Console.json(answer.body());
            assertThat(problem.path("error").asText()).isEqualTo("not-primary");
            assertThat(problem.path("primary").asText()).isEqualTo("east");
            assertThat(problem.path("site").asText()).isEqualTo("west");
        });

        assertThat(west.probe().number("SELECT COUNT(*) FROM NETWORK_MESSAGE")).isEqualTo(before);
        assertThat(refused(west)).isEqualTo(refused + WRITES.size());
        assertThat(west.console().proof().path("refusedCalls").findValuesAsText("name"))
                .contains("network.pass", "network.fail");
    }

    @Test
    void aCallThatIsLedOnIsMadeAtThePrimaryAndNoneIsLedOnTwice(Sites sites) throws Exception {
        URI east = sites.server("east").site().address().url();
        URI west = sites.server("west").site().address().url();
        HttpClient following = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpResponse<String> made = following.send(post(west, "messages"), HttpResponse.BodyHandlers.ofString());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.uri()).hasToString(east + "/network/api/messages?led-on-by=west");

        HttpResponse<String> twice = Http.send(post(west, "messages?led-on-by=east"));
        assertThat(twice.statusCode()).as(twice.body()).isEqualTo(503);
        assertThat(twice.headers().firstValue("Retry-After")).hasValue("1");

        HttpRequest script = HttpRequest.newBuilder(post(west, "messages"), (name, value) -> true)
                .header("Follow-Primary", "no")
                .build();
        assertThat(Http.send(script).statusCode()).isEqualTo(409);
    }

    private static HttpRequest post(URI site, String path) {
        return HttpRequest.newBuilder(site.resolve("/network/api/" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(WRITES.get("messages")))
                .build();
    }

    private static long refused(Site site) {
        long calls = 0;
        for (JsonNode method : site.console().proof().path("refusedCalls")) {
            calls += method.path("calls").asLong();
        }
        return calls;
    }

    @Test
    void readinessMetricsAndOpenApiSayWhatTheSiteIs(Sites sites) {
        for (Site site : List.of(Site.of(sites.server("east")), Site.of(sites.server("west")))) {
            HttpResponse<String> ready = site.console().raw("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(Console.json(ready.body()).path("status").asText()).isEqualTo("UP");
            assertThat(ready.body()).contains("reprise");
            assertThat(site.console().raw("/metrics").body()).contains(METRICS);
            assertThat(site.console().raw("/openapi").body())
                    .contains(
                            "/reprise/api/site", "/reprise/api/parked", "/reprise/api/audit", "/network/api/messages");
        }
    }

    @Test
    void figuresAreForThoseWhoLogInOnly(Sites sites) {
        assertThat(SitePair.of(sites).east().console().raw("/reprise/api/site").statusCode())
                .isEqualTo(401);
    }
}
