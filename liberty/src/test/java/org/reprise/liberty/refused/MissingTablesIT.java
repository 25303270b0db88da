package org.reprise.liberty.refused;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.liberty.Address;
import org.reprise.liberty.Database;
import org.reprise.liberty.LibertyInstallation;
import org.reprise.liberty.LibertyServer;
import org.reprise.liberty.NetworkClient;
import org.reprise.liberty.QuickStart;
import org.reprise.liberty.SiteConfig;
import org.reprise.liberty.SiteSet;
import org.reprise.liberty.Sites;

/** A site whose account may not create tables: it says what is missing, and opens once somebody has run the shipped files. */
class MissingTablesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final List<String> SCRIPTS = List.of(
            "org/reprise/log/h2/V1__event_log.sql",
            "org/reprise/log/h2/V2__reigns.sql",
            "org/reprise/log/h2/V3__quarantine.sql",
            "org/reprise/log/h2/V4__resubmitted.sql");

    @Test
    void siteSaysWhatIsMissingAndOpensAfterTheShippedFilesWereRun(@TempDir Path data) throws Exception {
        Address address = Address.free("strict");
        Database database = Database.h2(data.resolve("strict/database"));
        SiteConfig site = new SiteConfig(address, List.of(), database, Map.of("reprise.schema.create", "false"));
        try (Sites sites = new Sites(LibertyInstallation.built(), data, new SiteSet("strict", List.of(site)))) {
            LibertyServer server = QuickStart.of(sites.server("strict"));
            server.start();
            HttpResponse<String> ready = awaitAnswer(server);

            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body())
                    .contains("\"DOWN\"")
                    .contains("REPRISE_CAPTURED")
                    .contains(SCRIPTS);
            List<String> said = server.log().lines("REPR0003E");
            assertThat(said).hasSize(1);
            assertThat(said.get(0))
                    .contains("Missing: REPRISE_AUDIT, REPRISE_CAPTURED, REPRISE_DEMOTED, REPRISE_DIFFERENCE,"
                            + " REPRISE_DOUBT, REPRISE_EVIDENCE, REPRISE_HEAD, REPRISE_LEASE, REPRISE_OPEN_STATUS, REPRISE_PARKED,"
                            + " REPRISE_PORTIONS, REPRISE_POSITION, REPRISE_PROMISE, REPRISE_QUARANTINE, REPRISE_REIGN, REPRISE_RELAY,"
                            + " REPRISE_REMOVED, REPRISE_RESUBMITTED, REPRISE_SEED, REPRISE_SEED_CHUNK, REPRISE_SERVER, REPRISE_SETTING,"
                            + " REPRISE_SITE.")
                    .contains(SCRIPTS);
            assertThat(server.log().lines("CWWKZ0001I"))
                    .as("the application is up")
                    .hasSize(1);

            server.stop(Duration.ofSeconds(40));
            runShippedFiles(database);
            server.start();
            server.awaitReady(PATIENCE);
            NetworkClient client = new NetworkClient(address.url());
            String id = client.handIn("c001", "p001", "the first");
            assertThat(client.status(id)).isPresent();
        }
    }

    /** The first answer that the application's own check is part of. */
    private static HttpResponse<String> awaitAnswer(LibertyServer server) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            assertThat(server.isRunning()).isTrue();
            Optional<HttpResponse<String>> answer = readiness(server.site().address());
            if (answer.isPresent()
                    && answer.get().body().contains("\"reprise\"")
                    && !server.log().lines("CWWKZ000").isEmpty()) {
                return answer.get();
            }
            Thread.sleep(250);
        }
    }

    /** Empty while nobody listens. */
    private static Optional<HttpResponse<String>> readiness(Address address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.url().resolve("/health/ready")).build();
        try {
            return Optional.of(HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void runShippedFiles(Database database) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String each : SCRIPTS) {
                try (InputStream script = MissingTablesIT.class.getClassLoader().getResourceAsStream(each)) {
                    assertThat(script).as(each).isNotNull();
                    statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
    }
}
