package org.reprise.liberty;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The beans of {@link org.reprise.liberty.trial.app} at one site, and what the site says of their events. */
public record Trial(LibertyServer server) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** What became of the events of a method. */
    record Count(long called, long applied, long healed) {
        long byRows() {
            return applied + healed;
        }

        Count since(Count before) {
            return new Count(called - before.called, applied - before.applied, healed - before.healed);
        }
    }

    private Console console() {
        return new Console(server.site().address().url(), "auditor");
    }

    /** What the site was told of, in its order. */
    List<String> failures() {
        return call("failures", "", 0).lines().toList();
    }

    public String call(String act, String name, long number) {
        return Http.body(HttpRequest.newBuilder(server.site()
                        .address()
                        .url()
                        .resolve("/trial/" + act + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                                + "&number=" + number))
                .timeout(LONGEST)
                .POST(BodyPublishers.noBody())
                .build());
    }

    Count count(String method) {
        for (JsonNode each : console().proof().path("methods")) {
            if (each.path("name").asText().equals(method)) {
                return new Count(
                        each.path("called").asLong(),
                        each.path("applied").asLong(),
                        each.path("healed").asLong());
            }
        }
        return new Count(0, 0, 0);
    }

    /** Newest first: place, column, there, here. */
    List<String> differences() {
        List<String> found = new ArrayList<>();
        for (JsonNode each : console().proof().path("differences")) {
            found.add(each.path("place").asText() + " " + each.path("column").asText() + " "
                    + each.path("there").asText() + " " + each.path("here").asText());
        }
        return found;
    }

    List<String> demoted() {
        List<String> names = new ArrayList<>();
        console()
                .proof()
                .path("demoted")
                .forEach(each -> names.add(each.path("name").asText()));
        return names;
    }
}
