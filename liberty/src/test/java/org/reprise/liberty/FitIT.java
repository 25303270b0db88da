package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose column is narrower than the primary's, or whose zone is another, does not begin to follow, and says why, on the first day. */
class FitIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(40);
    private static final String ZONE = "-Duser.timezone=";
    private static final String WIDTH = "ALTER TABLE NETWORK_POINT ALTER COLUMN TITLE VARCHAR(%d)";

    private static Sites sites;

    @BeforeAll
    static void create() {
        Path data = LibertyInstallation.target().resolve("it-fit");
        RunningSites.deleteAll(data);
        sites = RunningSites.create(data, SiteSet.eastAndWest(data, Address.free("east"), Address.free("west")));
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    void siteWithANarrowColumnOrAnotherZoneRestsUntilThatIsMended(@TempDir Path folder) throws Exception {
        Site west = Site.of(sites.server("west"));
        Site east = Site.of(sites.server("east"));
        west.server().withJvmOptions(ZONE + "Asia/Tokyo").start();
        west.server().awaitReady(PATIENCE);
        west.probe().update(WIDTH.formatted(20));

        east.server().withJvmOptions(ZONE + "UTC");
        SitePair.start(east);
        east.load("{\"clients\":2,\"pass\":40,\"expire\":0,\"heartbeats\":20,\"prepare\":20}");
        await("west rests").atMost(PATIENCE).ignoreExceptions().until(() -> west.console()
                .trouble()
                .contains("This site rests: it cannot hold all that site 'east' has"));
        JsonNode figures = west.console().figures();
        assertThat(figures.path("ready").asBoolean()).as(figures.toString()).isFalse();
        assertThat(west.probe().number("SELECT SEQ FROM REPRISE_POSITION")).isZero();
        assertThat(west.probe().number("SELECT COUNT(*) FROM REPRISE_PORTIONS")).isZero();
        assertThat(west.server().log().lines("REPR0650W")).hasSize(1);

        CommandLine.Ended check = CommandLine.of(west, "viewer", folder).run("check");
        assertThat(check.code()).as(check.err()).isEqualTo(4);
        assertThat(check.out())
                .contains("cannot hold: NETWORK_POINT.TITLE, length", "here VARCHAR(20), there VARCHAR(80)")
                .contains("cannot hold: zone of the JVM", "here Asia/Tokyo, there UTC");
        assertThat(check.out().split("cannot hold: ", -1)).hasSize(3);

        west.probe().update(WIDTH.formatted(80));
        await("only the zone is left").atMost(PATIENCE).until(() -> {
            String out = CommandLine.of(west, "viewer", folder).run("check").out();
            return out.contains("zone of the JVM") && !out.contains("NETWORK_POINT.TITLE, length");
        });
        assertThat(west.console().trouble()).contains("This site rests");
        west.server().stop(STOP);
        west.server().withJvmOptions(ZONE + "UTC").start();
        west.server().awaitReady(PATIENCE);
        SitePair pair = SitePair.of(sites);
        pair.awaitWestAtHead();
        pair.checkEqual();
        assertThat(CommandLine.of(west, "viewer", folder).run("check").code()).isZero();
    }
}
