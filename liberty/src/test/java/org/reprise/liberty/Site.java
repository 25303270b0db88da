package org.reprise.liberty;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** One running site with every way into it. */
record Site(LibertyServer server, NetworkClient network, Console console, Probe probe) {

    private static final Duration LONGEST_LOAD = Duration.ofMinutes(15);

    static Site of(LibertyServer server) {
        URI url = server.site().address().url();
        return new Site(server, new NetworkClient(url), new Console(url, "auditor"), new Probe(server));
    }

    String name() {
        return server.site().name();
    }

    /** Runs a load to its end and returns what it says of itself. */
    JsonNode load(String order) {
        return load(order, true);
    }

    /** Starts a load and leaves it alone. */
    JsonNode startLoad(String order) {
        return load(order, false);
    }

    /** What a load that was started says of itself. */
    JsonNode progress(JsonNode load) {
        URI path = server.site()
                .address()
                .url()
                .resolve("/network/api/load/" + load.path("id").asText());
        return Console.json(Http.body(HttpRequest.newBuilder(path).build()));
    }

    private JsonNode load(String order, boolean wait) {
        return Console.json(Http.body(
                HttpRequest.newBuilder(server.site().address().url().resolve("/network/api/load?wait=" + wait))
                        .timeout(LONGEST_LOAD)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(order))
                        .build()));
    }
}
