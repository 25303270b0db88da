package org.reprise.console.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookChannelTest {
    private record Posted(Headers headers, String body) {}

    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                posted.add(new Posted(exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void genericTemplateSaysAllThatIsKnownAndHasTheSameKeyWhenItIsSentAgain() throws JsonProcessingException {
        WebhookChannel channel = channel(Template.GENERIC, null);
        channel.send(Notices.firing());
        channel.send(Notices.firing());
        channel.send(Notices.over());

        JsonNode body = body(0);
        assertThat(body.path("state").asText()).isEqualTo("firing");
        assertThat(body.path("alert").asText()).isEqualTo("queue-depth:west:orders");
        assertThat(body.path("severity").asText()).isEqualTo("warning");
        assertThat(body.path("since").asText()).isEqualTo("2026-12-01T11:59:00Z");
        assertThat(body(2).path("state").asText()).isEqualTo("resolved");
        assertThat(posted)
                .extracting(each -> each.headers().getFirst("Idempotency-Key"))
                .satisfies(
                        keys -> assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo(keys.get(2)));
        assertThat(posted.get(0).headers()).doesNotContainKey("X-reprise-signature");
    }

    @Test
    void bodyIsSignedWithItsTime() throws GeneralSecurityException {
        channel(Template.GENERIC, "s3cret").send(Notices.firing());
        Posted got = posted.get(0);
        String seconds = got.headers().getFirst("X-Reprise-Timestamp");
        assertThat(seconds).isEqualTo(String.valueOf(Notices.NOON.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String expected =
                HexFormat.of().formatHex(mac.doFinal((seconds + "." + got.body()).getBytes(StandardCharsets.UTF_8)));
        assertThat(got.headers().getFirst("X-Reprise-Signature")).isEqualTo("sha256=" + expected);
    }

    @Test
    void slackGetsOneTextInWhichNothingIsMoreThanText() throws JsonProcessingException {
        channel(Template.SLACK, null).send(Notices.firing());
        assertThat(body(0)).hasSize(1);
        assertThat(body(0).path("text").asText())
                .startsWith("*FIRING warning: queue-depth at west (orders)*\n")
                .contains("801 &lt;of&gt; the 1,000");
    }

    @Test
    void pagerDutyResolvesWhatItTriggered() throws JsonProcessingException {
        WebhookChannel channel = channel(Template.PAGERDUTY, null);
        channel.send(Notices.firing());
        channel.send(Notices.over());
        assertThat(body(0).path("event_action").asText()).isEqualTo("trigger");
        assertThat(body(1).path("event_action").asText()).isEqualTo("resolve");
        assertThat(body(0).path("dedup_key")).isEqualTo(body(1).path("dedup_key"));
        assertThat(body(0).path("routing_key").asText()).isEqualTo("routing");
        assertThat(body(0).path("payload").path("severity").asText()).isEqualTo("warning");
        assertThat(body(0).path("payload").path("source").asText()).isEqualTo("west");
    }

    @Test
    void answerSaysWhetherItIsWorthTryingAgain() {
        WebhookChannel channel = channel(Template.GENERIC, null);
        for (int later : List.of(301, 401, 404, 408, 429, 500, 503)) {
            status = later;
            assertThat(refusal(channel)).as("%s", later).isFalse();
        }
        for (int never : List.of(400, 413, 422)) {
            status = never;
            assertThat(refusal(channel)).as("%s", never).isTrue();
        }
    }

    @Test
    void whereNothingListensItIsTriedAgainAndTheAddressStaysSecret() {
        WebhookChannel channel = channel(Template.GENERIC, null);
        server.stop(0);
        assertThatThrownBy(() -> channel.send(Notices.firing()))
                .isInstanceOfSatisfying(UndeliverableException.class, problem -> assertThat(problem.isRefused())
                        .isFalse())
                .hasMessageNotContaining("hook?token");
    }

    private static boolean refusal(WebhookChannel channel) {
        try {
            channel.send(Notices.firing());
        } catch (UndeliverableException problem) {
            return problem.isRefused();
        }
        throw new AssertionError("It was taken");
    }

    private WebhookChannel channel(Template template, String secret) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=letmein");
        return new WebhookChannel(
                new Webhook("hook", url, template, secret, "routing"), Clock.fixed(Notices.NOON, ZoneOffset.UTC));
    }

    private JsonNode body(int index) throws JsonProcessingException {
        return new ObjectMapper().readTree(posted.get(index).body());
    }
}
