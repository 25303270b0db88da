package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.liberty.LibertyInstallation;

/**
 * The benchmarks work: every step of them on PostgreSQL, shortly. What they measure here says nothing, and no aim is asserted. They are tools,
 * of up to six servers each, and no part of what users run.
 */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
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

    @Test
    void everyFigureOfProofsIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-proof");
        new ProofBench(Plan.smoke(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("proof.json").toFile());
        assertThat(result.fieldNames()).toIterable().containsExactly("digest", "evidence", "evidenceBytes");
        for (String figure : List.of(
                "/digest/capture/ratio/1",
                "/digest/capture/ratio/8",
                "/digest/replay/ratio",
                "/evidence/capture/ratio/1",
                "/evidence/capture/ratio/8",
                "/evidence/replay/ratio",
                "/evidenceBytes/W1",
                "/evidenceBytes/W2",
                "/evidenceBytes/W3")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }

    @Test
    void everyFigureOfUnseenWritesIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-unseen");
        new UnseenBench(Plan.smoke(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("unseen.json").toFile());
        assertThat(result.fieldNames()).toIterable().containsExactly("postgresql", "mariadb");
        for (String figure : List.of("/postgresql/1/1", "/postgresql/25/8", "/mariadb/1/8", "/mariadb/25/1")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }

    @Test
    void everyFigureOfTheFanOutIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-fanout");
        new FanOutBench(Plan.smoke(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("fanout.json").toFile());
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactly("primary", "chain", "bytesPerSecondary", "superseded");
        for (String figure : List.of(
                "/primary/cpu/ratio/1",
                "/primary/cpu/ratio/2",
                "/primary/cpu/ratio/4",
                "/chain/cpu/ratio/4",
                "/bytesPerSecondary/W1",
                "/superseded/bytes/ratio")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }

    @Test
    void everyFigureOfFailoverIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-failover");
        new FailoverBench(2, 1, Plan.smoke().jvm(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("failover.json").toFile());
        for (String figure : List.of(
                "/switch/outage/p50", "/switch/outage/p99", "/forced/toFirstCommit/p50", "/forced/toFirstCommit/p99")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
        assertThat(result.at("/switch/failedCalls").asInt(-1)).isZero();
    }

    @Test
    void everyFigureOfSpeedIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-speed");
        new SpeedBench(SpeedPlan.smoke(), folder, System.out).run(EnumSet.allOf(SpeedBench.Part.class));

        JsonNode result = JSON.readTree(folder.resolve("speed.json").toFile());
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("replay", "capture", "bytes", "postgres", "mariadb", "h2");
        for (Aim aim : Aim.ofSpeed()) {
            assertThat(aim.isIn(result)).as(aim.path()).isTrue();
        }
        for (String figure : List.of(
                "/replay/call/toBefore",
                "/replay/call/toPostgres",
                "/replay/call/cpuMs",
                "/replay/rows/toBefore",
                "/replay/rows/toPostgres",
                "/replay/rows/cpuMs",
                "/replay/W2/toPostgres",
                "/replay/live/half/p50",
                "/replay/live/half/p99",
                "/replay/live/fourFifths/p99",
                "/capture/ratio/1",
                "/capture/ratio/8",
                "/capture/cpu/ratio",
                "/bytes/W1",
                "/bytes/W1rows",
                "/mariadb/replay/call/toBefore",
                "/mariadb/replay/rows/toRow",
                "/mariadb/replay/W2/toRow",
                "/mariadb/row/rate",
                "/h2/replay/call/toBefore",
                "/h2/replay/rows/toBefore",
                "/postgres/rate",
                "/postgres/cpuMs")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }

    @Test
    void everyFigureOfALongLogIsMeasuredAndWritten() throws IOException, InterruptedException {
        Path folder = LibertyInstallation.target().resolve("bench-smoke-scale");
        new ScaleBench(ScalePlan.smoke(), folder, System.out).run();

        JsonNode result = JSON.readTree(folder.resolve("scale.json").toFile());
        assertThat(result.fieldNames())
                .toIterable()
                .containsExactly("events", "cpuMicros", "ratio", "askers", "backlog", "heapMb");
        for (Aim aim : Aim.ofScale()) {
            assertThat(aim.value(result)).as(aim.path()).isPositive();
        }
        for (String figure : List.of("/backlog/found", "/backlog/replay", "/backlog/rate", "/heapMb/backlog")) {
            assertThat(result.at(figure).asDouble(-1)).as(figure).isPositive();
        }
    }
}
