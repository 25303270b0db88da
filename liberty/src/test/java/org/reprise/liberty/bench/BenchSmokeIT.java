package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.liberty.LibertyInstallation;

/** The benchmark works: every step of it on PostgreSQL, in seconds. What it measures here says nothing, and no aim is asserted. */
class BenchSmokeIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyFigureIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke");
        new Bench(Plan.smoke(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("main.json").toFile());
        assertThat(result.fieldNames()).toIterable().containsExactly("postgresql", "event", "lag");
        for (String figure : List.of(
                "/postgresql/capture/ratio/1",
                "/postgresql/capture/ratio/8",
                "/postgresql/replay/rate",
                "/postgresql/replay/toCapture",
                "/event/bytes/W1",
                "/event/bytes/W2",
                "/event/bytes/W3",
                "/lag/p50",
                "/lag/p99")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }
}
