package org.reprise.liberty.early;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.QuickStart;
import org.reprise.liberty.Sites;

/** A server with the application that writes while it starts. */
record EarlySite(LibertyServer server) {
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Not started yet. */
    static EarlySite of(Sites sites, String name) {
        return new EarlySite(QuickStart.of(sites.server(name)));
    }

    /** Returns when it is ready. */
    EarlySite start() {
        server.start();
        server.awaitReady(PATIENCE);
        return this;
    }

    /** The terms in this site's table; empty while the application does not answer. */
    Optional<List<String>> terms() {
        return send(HttpRequest.newBuilder(path("/early/terms")))
                .filter(answer -> answer.statusCode() == 200)
                .map(answer -> answer.body().lines().toList());
    }

    /** Adds one by a replicated call. */
    Optional<HttpResponse<String>> add(long id) {
        return send(HttpRequest.newBuilder(path("/early/terms?id=" + id)).POST(BodyPublishers.noBody()));
    }

    Optional<HttpResponse<String>> readiness() {
        return send(HttpRequest.newBuilder(path("/health/ready")));
    }

    private URI path(String path) {
        return server.site().address().url().resolve(path);
    }

    private static Optional<HttpResponse<String>> send(HttpRequest.Builder request) {
        try {
            return Optional.of(
                    CLIENT.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty(); // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
