package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@OnRunningSites
class LibertyServerIT {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void bothSitesAnswerThatTheyAreReady(Sites sites) throws InterruptedException {
        for (String site : List.of("east", "west")) {
            LibertyServer server = sites.server(site);
            assertThat(new Readiness(server.site().address().url()).answer()).startsWith("200 ");
            // other tests make replays fail on purpose
            assertThat(server.log().lines(" E "))
                    .filteredOn(line -> !line.contains("ReplayFailedException"))
                    .isEmpty();
        }
    }

    @Test
    void messageHandedInAtEastArrivesAtWest(Sites sites) throws InterruptedException {
        NetworkClient east = clientOf(sites, "east");
        NetworkClient west = clientOf(sites, "west");
        assertThat(new SampleMessages(east, west, System.out).send()).isTrue();
    }

    /** With everything that was called meanwhile it is {@link CrashIT}. */
    @Test
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void killedServerComesBackWithItsData(Sites sites) {
        LibertyServer east = sites.server("east");
        String id = clientOf(sites, "east").handIn("c001", "p001", "before the kill");
        long killed = east.pid();

        east.kill();
        assertThat(east.isRunning()).isFalse();
        assertThat(ProcessHandle.of(killed).filter(ProcessHandle::isAlive)).isEmpty();

        east.start();
        east.awaitReady(PATIENCE);
        assertThat(east.pid()).isNotEqualTo(killed);
        assertThat(clientOf(sites, "east").status(id)).hasValue("ACCEPTED");
    }

    @Test
    void applicationThatCannotStartIsToldWithItsReason(@TempDir Path data) {
        Address address = Address.free("lone");
        SiteConfig site = new SiteConfig(
                address,
                List.of(),
                Database.h2(data.resolve("lone/database")),
                Map.of("reprise.data-source", "jdbc/nowhere"));
        try (Sites sites = new Sites(LibertyInstallation.built(), data, new SiteSet("lone", List.of(site)))) {
            QuickStart.of(sites.server("lone"));
            assertThatThrownBy(sites::start)
                    .isInstanceOf(ServerStartException.class)
                    .hasMessageContaining("lone")
                    .hasMessageContaining("jdbc/nowhere");
        }
    }

    private static NetworkClient clientOf(Sites sites, String site) {
        return new NetworkClient(sites.server(site).site().address().url());
    }
}
