package org.reprise.liberty;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server whether it is ready for calls: {@code /health/ready} answers 200 once every readiness check is up. */
final class Readiness {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final HttpRequest request;

    Readiness(URI site) {
        request = HttpRequest.newBuilder(site.resolve("/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** The answer in words for a message: a status and the checks, or why there was none. */
    String answer() throws InterruptedException {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            return "no answer: " + e;
        }
    }

    boolean isUp() throws InterruptedException {
        return answer().startsWith("200 ");
    }
}
