package org.reprise.cli.ask;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks one site's API. Each call blocks until the site has answered, gives up in time, and is made once: what may have taken effect is
 * never sent again. Follows no redirect, so that the password goes to no other server.
 */
public final class SiteClient {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SiteAddress site;
    private final Login login;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** @param patience how long an answer may take */
    SiteClient(SiteAddress site, Login login, Duration patience) {
        this.site = site;
        this.login = login;
        this.patience = patience;
    }

    /**
     * Looks.
     *
     * @throws RefusedBySiteException   when the site does not do it
     * @throws SiteUnreachableException when no site answers
     */
    public Answer get(String path) {
        return send("GET", path, null);
    }

    /** Has something done; throws as {@link #get} does. */
    public Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    /** Sets something; throws as {@link #get} does. */
    public Answer put(String path, Map<String, ?> body) {
        return send("PUT", path, body);
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.api(path))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Authorization", login.header());
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(written(body)))
                    .header("Content-Type", "application/json")
                    .header("X-Reprise-Console", "1");
        }
        return read(exchange(request.build()));
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            boolean connected = !(e instanceof ConnectException || e instanceof HttpConnectTimeoutException);
            boolean mayHaveActed = connected && !request.method().equals("GET");
            throw new SiteUnreachableException(
                    "The site at " + site + " does not answer: " + why(e) + "."
                            + (mayHaveActed ? " It may have done it all the same: look at 'reprise audit'." : ""),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteUnreachableException("Waiting for the site at " + site + " was interrupted.", e);
        }
    }

    private String why(IOException e) {
        if (e instanceof HttpConnectTimeoutException) {
            return "no connection within " + CONNECT.toSeconds() + " s";
        }
        if (e instanceof HttpTimeoutException) {
            return "no answer within " + patience.toMillis() / 1000.0 + " s";
        }
        if (e instanceof ConnectException) {
            Throwable cause = e.getCause();
            boolean unknown = cause != null && cause.getCause() instanceof UnresolvedAddressException
                    || cause instanceof UnresolvedAddressException;
            return unknown ? "its host is not known" : "nobody takes the connection";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private Answer read(HttpResponse<String> response) {
        int status = response.statusCode();
        JsonNode json = json(response.body());
        if (status >= 200 && status < 300 && (json.isObject() || json.isArray())) {
            return new Answer(response.body(), json);
        }
        throw status == 401 || !json.path("error").isTextual()
                ? withoutWords(status)
                : new RefusedBySiteException(
                        json.path("error").asText(), json.path("remedy").asText(""));
    }

    /** Where the site has no words of its own, or, at 401, words for whoever sent no credentials. */
    private RuntimeException withoutWords(int status) {
        return switch (status) {
            case 400 ->
                new RefusedBySiteException(
                        "The server does not take this request.", "No name may have a / or a \\ in it.");
            case 401 ->
                new RefusedBySiteException("The name or the password is wrong.", "Check --user and the password.");
            case 403 ->
                new RefusedBySiteException(
                        "The server does not let this user in.",
                        "Ask its administrator for the role viewer or operator.");
            default ->
                new SiteUnreachableException("What answers at " + site + " (status " + status
                        + ") is no console of Reprise. Check --site, and" + " whether the application runs there.");
        };
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.missingNode(); // an error page, mostly
        }
    }

    private static String written(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A request of texts cannot be written as JSON", e);
        }
    }
}
