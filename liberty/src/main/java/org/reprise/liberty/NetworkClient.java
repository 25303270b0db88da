package org.reprise.liberty;

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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Calls the reference application of one site over REST. Safe for use by any thread. */
public final class NetworkClient {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI api;
    private final String credentials;

    public NetworkClient(URI site) {
        this(site.resolve("/network/api/"), "");
    }

    private NetworkClient(URI api, String credentials) {
        this.api = api;
        this.credentials = credentials;
    }

    /** The same, used by a sample user, whose password is its name. */
    public NetworkClient as(String user) {
        byte[] credential = (user + ":" + user).getBytes(StandardCharsets.UTF_8);
        return new NetworkClient(api, "Basic " + Base64.getEncoder().encodeToString(credential));
    }

    /** Hands in a message and returns its id. */
    public String handIn(String connector, String destination, String text) {
        Map<String, String> message = Map.of("connector", connector, "destination", destination, "text", text);
        return post("messages", message).path("id").asText();
    }

    /** Passes a message on to a route point and returns its new status. */
    public String pass(String id, String point) {
        return post("messages/" + id + "/pass", Map.of("point", point))
                .path("status")
                .asText();
    }

    /** The message's status here; empty when this site does not have the message. */
    public Optional<String> status(String id) {
        HttpResponse<String> answer = send(request("messages/" + id).build());
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        return Optional.of(json(answer).path("message").path("status").asText());
    }

    private JsonNode post(String path, Map<String, String> body) {
        return json(send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path)).timeout(Duration.ofSeconds(60));
        return credentials.isEmpty() ? request : request.header("Authorization", credentials);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling " + request.uri(), e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(answer.uri() + " answered no JSON: " + answer.body(), e);
        }
    }
}
