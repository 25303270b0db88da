package org.reprise.liberty.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.liberty.Console;
import org.reprise.liberty.LibertyServer;

/**
 * A site that is measured, over HTTP.
 *
 * @param server of the site
 */
record BenchSite(LibertyServer server) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SEALING = Duration.ofMinutes(1);
    private static final Duration STORING = Duration.ofMinutes(5);
    private static final String VIEWER =
            "Basic " + Base64.getEncoder().encodeToString("viewer:viewer".getBytes(StandardCharsets.UTF_8));

    /** Where a site is in the log, and when, by the site's own clock. */
    record Progress(Instant at, long head, long replayed, long unsealed, String trouble) {}

    /** Runs a load of one kind inside the server, where nothing is between its threads and the beans. */
    JsonNode load(String context, Map<String, Object> order) {
        JsonNode done = answer(HttpRequest.newBuilder(url(context + "/api/load?wait=true"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(order).toString())));
        if (done.path("failed").asLong() > 0
                || !done.path("error").isMissingNode() && !done.path("error").isNull()) {
            throw new IllegalStateException("A load with failures measures nothing: " + done);
        }
        return done;
    }

    /** Starts W1 calls for as long as the server runs, an hour at most, and leaves them alone. */
    void startLoad(int rate) {
        Map<String, Object> order = timed("pass", 2, 3600);
        order.put("rate", rate);
        answer(
                HttpRequest.newBuilder(url(CaptureCost.CAPTURED + "/api/load"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.valueToTree(order).toString())),
                202);
    }

    /** W1 calls per second. */
    double passes(String context, int threads, int seconds) {
        return load(context, timed("pass", threads, seconds)).path("perSecond").asDouble();
    }

    static Map<String, Object> timed(String kind, int threads, int seconds) {
        return new TreeMap<>(Map.of("kind", kind, "clients", threads, "seconds", seconds));
    }

    Progress progress() {
        JsonNode figures =
                answer(HttpRequest.newBuilder(url("/reprise/api/site")).header("Authorization", VIEWER));
        JsonNode counters = figures.path("counters");
        return new Progress(
                Instant.parse(figures.path("at").asText()),
                figures.path("head").path("seq").asLong(),
                figures.path("replayed").path("seq").asLong(),
                counters.path("captured").asLong() - counters.path("sealed").asLong(),
                figures.path("trouble").asText());
    }

    /** The last event of a primary that nobody calls now, once all that is captured is sealed. */
    long head() throws InterruptedException {
        Progress before = progress();
        for (Progress now = before; ; now = progress()) {
            // figures taken before this call may not know the last events
            if (now.at().isAfter(before.at()) && now.unsealed() == 0) {
                return now.head();
            }
            if (now.at().isAfter(before.at().plus(SEALING))) {
                throw new IllegalStateException("Events are left that nobody seals: " + now);
            }
            Thread.sleep(100);
        }
    }

    Console console(String user) {
        return new Console(server.site().address().url(), user);
    }

    /** Returns once the site has every portion up to this event. */
    void awaitStored(long head) throws InterruptedException {
        await("stored", head);
    }

    /** Returns once the site has been told that the log is so long. */
    void awaitTold(long head) throws InterruptedException {
        await("head", head);
    }

    private void await(String position, long seq) throws InterruptedException {
        long deadline = System.nanoTime() + STORING.toNanos();
        while (console("viewer").figures().path(position).path("seq").asLong() < seq) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(server.site().name() + ": " + position + " is not " + seq + " after "
                        + STORING + ": " + console("viewer").figures());
            }
            Thread.sleep(100);
        }
    }

    private URI url(String path) {
        return server.site().address().url().resolve(path);
    }

    private static JsonNode answer(HttpRequest.Builder request) {
        return answer(request, 200);
    }

    private static JsonNode answer(HttpRequest.Builder request, int status) {
        try {
            HttpResponse<String> answer = CLIENT.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
            if (answer.statusCode() != status) {
                throw new IllegalStateException(
                        answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a load ran", e);
        }
    }
}
