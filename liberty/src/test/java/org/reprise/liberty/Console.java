package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The console of one site over REST, used by one of its sample users. */
public final class Console {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI site;
    private final String user;

    public Console(URI site, String user) {
        this.site = site;
        this.user = user;
    }

    Console as(String other) {
        return new Console(site, other);
    }

    public JsonNode figures() {
        return get("site");
    }

    long counter(String name) {
        return figures().path("counters").path(name).asLong(-1);
    }

    String trouble() {
        return figures().path("trouble").asText();
    }

    long depth(String queue) {
        for (JsonNode each : figures().path("queues")) {
            if (each.path("name").asText().equals(queue)) {
                return each.path("depth").asLong();
            }
        }
        throw new IllegalStateException("No queue " + queue + " in " + figures());
    }

    /** The queues of its engine; {@code query} is empty, or what comes behind the path. */
    JsonNode queues(String query) {
        return get("queues" + query);
    }

    /** Does something about queues; the status of the answer. */
    int act(String act, Map<String, Object> wish) {
        return post("queues/" + act, wish).statusCode();
    }

    /** What is wrong, as it sees it. */
    public JsonNode alerts() {
        return get("alerts");
    }

    /** Takes an alert or mutes some; the status of the answer. */
    int alert(String act, Map<String, Object> wish) {
        return post("alerts/" + act, wish).statusCode();
    }

    JsonNode parked() {
        return get("parked");
    }

    public JsonNode proof() {
        return get("proof");
    }

    JsonNode audit() {
        return get("audit");
    }

    public JsonNode rollingAudit() {
        return get("rolling-audit");
    }

    /** Whatever a test left parked is retried, so that the next one gets sites that agree. */
    public void retryAll() {
        for (JsonNode event : parked().path("events")) {
            JsonNode position = event.path("position");
            act("retry", position.path("epoch").asLong(), position.path("seq").asLong(), "the test has ended");
        }
    }

    /** A site that earlier tests left known to differ is compared with the other one, and found equal. */
    public void settle(String other) {
        if (differs().isEmpty()) {
            return;
        }
        HttpResponse<String> started = start("compare", Map.of("site", other, "reason", "an earlier test has ended"));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        await("it is not known to differ").atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(differs())
                .as(jobs().path(0).path("result").asText())
                .isEmpty());
    }

    /** Why it is known not to hold what the primary holds. */
    JsonNode differs() {
        return figures().path("differs");
    }

    /** Retries or skips, as the console's own page does; the status of the answer. */
    int act(String act, long epoch, long seq, String reason) {
        return Http.send(wish(act, epoch, seq, reason)
                        .header("X-Reprise-Console", "1")
                        .build())
                .statusCode();
    }

    /** Lets a demoted method be called again; the status of the answer. */
    int promote(String name, String reason) {
        return post("proof/demoted/" + name + "/promote", Map.of("reason", reason))
                .statusCode();
    }

    /** Asks other upstreams from now on. */
    public HttpResponse<String> ask(List<String> upstreams, String reason) {
        return put("policy/upstreams", Map.of("upstreams", upstreams, "reason", reason));
    }

    /** Replays by another schedule from now on. */
    public HttpResponse<String> replay(String schedule, String until, String reason) {
        return put("policy/replay", Map.of("schedule", schedule, "until", until, "reason", reason));
    }

    /** Replays what has come. */
    public HttpResponse<String> release(String reason) {
        return post("policy/release", Map.of("reason", reason));
    }

    private HttpResponse<String> post(String path, Map<String, Object> body) {
        return Http.send(request(path)
                .header("Content-Type", "application/json")
                .header("X-Reprise-Console", "1")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build());
    }

    private HttpResponse<String> put(String path, Map<String, Object> body) {
        return Http.send(request(path)
                .header("Content-Type", "application/json")
                .header("X-Reprise-Console", "1")
                .PUT(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build());
    }

    /** Moves the generators past all replayed ids. */
    JsonNode advanceGenerators(String reason) {
        return json(post("proof/generators/advance", Map.of("reason", reason)).body());
    }

    /** Who is primary as this site knows it, and who was. */
    JsonNode reign() {
        return get("reign");
    }

    /** What moves with the primary's role, there. */
    JsonNode group() {
        return get("reign/group");
    }

    /** The last change of primary begun there, as a list of one or none. */
    public JsonNode plan() {
        return get("reign/plan");
    }

    /** Makes this site primary by a planned switch, or looks only. */
    public HttpResponse<String> switchover(Map<String, Object> wish) {
        return post("reign/switchover", wish);
    }

    /** Makes this site primary by force, or looks only. */
    public HttpResponse<String> failover(Map<String, Object> wish) {
        return post("reign/failover", wish);
    }

    /** What would be undone there. */
    JsonNode back() {
        return get("reign/return");
    }

    /** Brings it back, in this way. */
    HttpResponse<String> back(String way, Map<String, Object> wish) {
        return post("reign/return/" + way, wish);
    }

    /** What is in quarantine; {@code query} is empty, or begins with a question mark. */
    JsonNode quarantine(String query) {
        return get("quarantine" + query);
    }

    /** Submits quarantined events, or drops them. */
    HttpResponse<String> decide(String act, Map<String, Object> wish) {
        return post("quarantine/" + act, wish);
    }

    /** An event in full. */
    JsonNode event(long seq) {
        return get("events/" + seq);
    }

    /** One message of a queue. */
    JsonNode message(String queue, String id) {
        return get("message?queue=" + queue + "&messageId=" + id);
    }

    /** Puts a message back from the exception destination. */
    HttpResponse<String> putBack(Map<String, Object> wish) {
        return post("message/put-back", wish);
    }

    /** Starts a job, or refuses. */
    HttpResponse<String> start(String job, Map<String, Object> wish) {
        Map<String, Object> body = new HashMap<>(wish);
        if (job.equals("compare") || job.equals("repair")) {
            // all of them
            body.putIfAbsent("tables", List.of());
        }
        return post("jobs/" + job, body);
    }

    /** Keeps nothing any longer for a site that asks this one. */
    HttpResponse<String> forget(String downstream, String reason) {
        return post("site/downstream/" + downstream + "/forget", Map.of("reason", reason));
    }

    /** All sites as this one sees them. */
    public JsonNode sites() {
        return get("sites");
    }

    /** The newest first. */
    public JsonNode jobs() {
        return get("jobs");
    }

    /** Where the rows came from, as a list of one or none. */
    JsonNode seed() {
        return get("jobs/seed");
    }

    /** What the last comparison found. */
    JsonNode compared() {
        return get("jobs/compared");
    }

    /** The same as a foreign page would, without the header. */
    int actWithoutHeader(String act, long epoch, long seq, String reason) {
        return Http.send(wish(act, epoch, seq, reason).build()).statusCode();
    }

    private HttpRequest.Builder wish(String act, long epoch, long seq, String reason) {
        return request("parked/" + epoch + "/" + seq + "/" + act)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        JSON.valueToTree(Map.of("reason", reason)).toString()));
    }

    private JsonNode get(String path) {
        return json(Http.body(request(path).build()));
    }

    /** Of the answer to a GET below the API. */
    int status(String path) {
        return Http.send(request(path).build()).statusCode();
    }

    HttpResponse<String> raw(String path) {
        return Http.send(HttpRequest.newBuilder(site.resolve(path)).build());
    }

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("No JSON: " + body, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(site.resolve("/reprise/api/" + path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Basic " + credentials);
    }
}
