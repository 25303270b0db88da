package org.reprise.liberty.early;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;

/** A database that comes after its server: the site says why it waits, and opens by itself. */
class LateDatabaseIT {

    /** How long after the site has said that it waits. */
    private static final Duration LATE = Duration.ofSeconds(Boolean.getBoolean("reprise.test.faults") ? 60 : 5);

    @Test
    void applicationStartsWhenItsDatabaseIsThere(@TempDir Path data) throws Exception {
        comesLate(data, Map.of(), "REPR0004W", late -> TimeUnit.NANOSECONDS.sleep(LATE.toNanos()), late -> {
            late.server().awaitReady(EarlySite.PATIENCE);
            HttpResponse<String> answer = late.add(2).orElseThrow();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(late.terms()).contains(List.of("2=posted"));
            assertThat(late.server().log().lines("REPR0004W")).hasSize(1);
        });
    }

    @Test
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void siteOfALittlePatienceSaysThatItsApplicationIsToBeRestarted(@TempDir Path data) throws Exception {
        comesLate(data, Map.of("reprise.start.patience", "PT1S"), "REPR0003E", late -> {}, late -> {
            await("the site says it").atMost(EarlySite.PATIENCE).until(() -> late.readiness()
                    .filter(answer -> answer.body().contains("REPR0008E"))
                    .isPresent());
            assertThat(late.readiness().orElseThrow().statusCode()).isEqualTo(503);
            late.server().stop(EarlySite.PATIENCE);
            HttpResponse<String> answer = late.start().add(1).orElseThrow();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        });
    }

    @Test
    void serverThatWaitsForADatabaseCanBeStopped(@TempDir Path data) throws Exception {
        comesLate(
                data,
                Map.of(),
                "REPR0004W",
                late -> {
                    late.server().stop(EarlySite.PATIENCE);
                    assertThat(late.server().log().lines("CWWKE0036I"))
                            .as("stopped in order")
                            .hasSize(1);
                    assertThat(late.server().log().lines("CWWKE1102W"))
                            .as("nothing was left to wait for")
                            .isEmpty();
                },
                late -> {});
    }

    private interface Step {
        void take(EarlySite late) throws Exception;
    }

    /** @param code what the server says first, while there is no database */
    private static void comesLate(Path data, Map<String, String> settings, String code, Step without, Step with)
            throws Exception {
        int port = Address.free("h2").httpPort();
        String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/./late";
        SiteConfig site = new SiteConfig(
                Address.free("late"), List.of(), new Database(Database.Make.H2, url, "sa", ""), settings);
        LibertyInstallation liberty = EarlyEar.BEANS_FIRST.installed(data);
        try (Sites sites = new Sites(liberty, data, new SiteSet("late", List.of(site)))) {
            EarlySite late = EarlySite.of(sites, "late");
            late.server().start();
            await("the server says " + code)
                    .atMost(EarlySite.PATIENCE)
                    .until(() -> !late.server().log().lines(code).isEmpty());
            assertThat(late.readiness().filter(answer -> answer.statusCode() == 200))
                    .isEmpty();
            without.take(late);
            Process database = startDatabase(port, Files.createDirectories(data.resolve("database")));
            try {
                with.take(late);
                sites.close();
            } finally {
                database.destroy();
            }
        }
    }

    private static Process startDatabase(int port, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-cp",
                        driver().toString(),
                        "org.h2.tools.Server",
                        "-tcp",
                        "-tcpPort",
                        Integer.toString(port),
                        "-ifNotExists",
                        "-baseDir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static Path driver() throws IOException {
        try (Stream<Path> jars = Files.list(LibertyInstallation.built().drivers())) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("h2-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
