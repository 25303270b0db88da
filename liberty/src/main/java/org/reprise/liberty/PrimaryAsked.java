package org.reprise.liberty;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Which site is primary: the configuration says it at the first start only, an operator may have made another one so. */
final class PrimaryAsked {
    private static final String VIEWER =
            "Basic " + Base64.getEncoder().encodeToString("viewer:viewer".getBytes(StandardCharsets.UTF_8));

    private PrimaryAsked() {}

    /**
     * Asks them in turn.
     *
     * @throws IllegalStateException when none is
     */
    static Address among(List<Address> sites) throws InterruptedException {
        for (Address site : sites) {
            if (role(site).equals("PRIMARY")) {
                return site;
            }
        }
        throw new IllegalStateException("None of these sites is primary: " + sites);
    }

    private static String role(Address site) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(site.url().resolve("/reprise/api/site"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", VIEWER)
                .build();
        try {
            String figures = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new ObjectMapper().readTree(figures).path("role").asText();
        } catch (IOException e) {
            throw new UncheckedIOException("Site " + site.site() + " does not say what it is", e);
        }
    }
}
