package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A site that was to be seeded and could not be: it rests, over restarts, until it is seeded or an operator decides. */
class RefusedSeedIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(40);

    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-refused-seed");
        RunningSites.deleteAll(data);
        sites = RunningSites.create(data, SiteSet.eastAndWest(data, Address.free("east"), Address.free("west")));
        SitePair.start(site("east"));
        site("east").load("{\"clients\":2,\"pass\":40,\"expire\":0,\"heartbeats\":20,\"prepare\":20}");
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    private static Site site(String name) {
        return Site.of(sites.server(name));
    }

    private static void from(String source) {
        sites.server("west")
                .folder()
                .override(
                        "seed",
                        source.isEmpty()
                                ? "<server/>"
                                : "<server><variable name=\"reprise.seed.from\" value=\"" + source + "\"/></server>");
    }

    private static void restart(Site west, String source) {
        west.server().stop(STOP);
        from(source);
        west.server().start();
    }

    @Test
    void siteWhoseSeedIsRefusedRestsUntilItIsSeededOrAnOperatorDecides() {
        Site west = site("west");
        from("nowhere");
        west.server().start();
        awaitTrouble(west, "Site 'nowhere' is unknown here");
        assertRests(west);

        west.probe()
                .update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT)"
                        + " VALUES ('planted', 'm1', 'p001', 1, 'SENT', 1000)");
        restart(west, "east");
        awaitTrouble(west, "the table NETWORK_ARCHIVE has 1 row");
        assertRests(west);

        restart(west, "");
        awaitTrouble(west, "the table NETWORK_ARCHIVE has 1 row");
        assertRests(west);
        Console operator = west.console().as("admin");
        assertThat(operator.start("compare", Map.of("site", "east", "reason", "what is there?"))
                        .body())
                .contains("This site rests");

        HttpResponse<String> asked = operator.start(
                "seed", Map.of("site", "east", "replace", List.of("network_archive"), "reason", "planted by mistake"));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
        await("west is seeded")
                .atMost(PATIENCE)
                .until(() -> !operator.jobs().get(0).path("state").asText().equals("RUNNING"));
        JsonNode job = operator.jobs().get(0);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        assertThat(operator.audit().findValuesAsText("act")).startsWith("seeded", "seed");
        assertThat(operator.audit().get(1).path("subject").asText())
                .isEqualTo("from 'east', replacing NETWORK_ARCHIVE");
        west.server().awaitReady(PATIENCE);
        SitePair pair = SitePair.of(sites);
        pair.awaitWestAtHead();
        pair.checkEqual();
    }

    private static void awaitTrouble(Site west, String what) {
        await("west says: " + what).atMost(PATIENCE).ignoreExceptions().until(() -> west.console()
                .trouble()
                .contains(what));
    }

    private static void assertRests(Site west) {
        JsonNode figures = west.console().figures();
        assertThat(figures.path("ready").asBoolean()).as(figures.toString()).isFalse();
        assertThat(figures.path("trouble").asText()).contains("This site rests");
        assertThat(west.probe().number("SELECT SEQ FROM REPRISE_POSITION")).isZero();
        assertThat(west.probe().number("SELECT COUNT(*) FROM REPRISE_PORTIONS")).isZero();
        assertThat(west.server().log().lines("REPR0632W")).isNotEmpty();
    }
}
