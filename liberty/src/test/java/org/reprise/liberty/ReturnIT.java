package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A primary dies with events that the other site never got; that one is promoted by force. What only the dead one had is in quarantine
 * when it is back, its effects are undone, and it follows: east, on H2, by itself; west, on HSQLDB, when an operator says so.
 */
class ReturnIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path DATA = RunningSites.folder("it-return");

    private static Sites sites;
    private static Site east;
    private static Site west;

    @BeforeAll
    static void start() {
        RunningSites.deleteAll(DATA);
        SiteSet plain = SiteSet.eastAndWest(DATA, Address.free("east"), Address.free("west"));
        SiteConfig first = plain.site("east");
        SiteConfig second = plain.site("west");
        sites = RunningSites.create(
                DATA,
                new SiteSet(
                        "east",
                        List.of(
                                new SiteConfig(
                                        first.address(),
                                        List.of(),
                                        first.database(),
                                        Map.of("reprise.return", "follow")),
                                second)));
        if (Boolean.getBoolean("reprise.test.faults")) {
            sites.server("east").withJvmOptions(DeathPoint.agent(DATA.resolve("deaths")));
        }
        sites.start();
        east = Site.of(sites.server("east"));
        west = Site.of(sites.server("west"));
        east.load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    @AfterAll
    static void stop() {
        sites.discard();
    }

    /** In one return: each start gets on as far as the next point. In the gate {@link WorklistIT} does the same once. */
    @RepeatedTest(10)
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void eastComesBackByItselfAndDiesAtEachPointOnTheWay(RepetitionInfo time) {
        makePrimary(east, west);
        long before = quarantined(east);
        List<String> lost = diesAlone(east, west, "lost-" + time.getCurrentRepetition());
        force(west);
        String later = west.network().handIn("c001", "p001", "later");

        for (DeathPoint point : DeathPoint.WHILE_COMING_BACK) {
            point.arm(DATA.resolve("deaths"));
            east.server().start();
            await("east dies at " + point).atMost(PATIENCE).until(() -> !east.server()
                    .isRunning());
        }
        SitePair.start(east);

        await("east follows").atMost(PATIENCE).until(() -> role(east).equals("SECONDARY"));
        awaitEqual(west, east);
        assertThat(east.network().status(later)).isPresent();
        assertThat(lost).allSatisfy(message -> assertThat(east.network().status(message))
                .isEmpty());
        assertThat(quarantined(east) - before).isEqualTo(2 * lost.size());
        EqualTables.check(east.probe(), west.probe());
        assertThat(east.console().figures().path("parked").asInt()).isZero();
        await("no row is in doubt")
                .atMost(PATIENCE)
                .until(() -> east.probe().number("SELECT COUNT(*) FROM REPRISE_DOUBT") == 0);
        assertThat(east.server().log().lines("REPR0304W")).isEmpty();
    }

    @Test
    void westAsksAndAnOperatorLooksAndUndoes() {
        makePrimary(west, east);
        List<String> lost = diesAlone(west, east, "asked");
        force(east);
        // it is not ready, and says why
        west.server().start();
        // at first it only asks who reigns
        await("west asks")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> west.console().reign().path("rests").asText().contains("reprise failback --look"));
        assertThat(role(west)).isEqualTo("NOBODY");
        assertThat(west.console().reign().path("rests").asText()).contains("they part behind");

        JsonNode looked = await("east answers west")
                .atMost(PATIENCE)
                .until(
                        () -> west.console().as("operator").back(),
                        json -> json.path("total").asLong() > 0);
        assertThat(looked.path("events").path("network.pass").asLong()).isEqualTo(lost.size());
        assertThat(looked.path("hindrance").asText()).isEmpty();
        assertThat(role(west)).isEqualTo("NOBODY");
        assertThat(west.network().status(lost.get(0))).isPresent();
        assertThat(west.console()
                        .as("operator")
                        .back("undo", Map.of("typed", "est", "reason", "x"))
                        .body())
                .contains("Type 'west'");

        HttpResponse<String> undone =
                west.console().as("operator").back("undo", Map.of("typed", "west", "reason", "it is mended"));

        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        await("west follows").atMost(PATIENCE).until(() -> role(west).equals("SECONDARY"));
        awaitEqual(east, west);
        EqualTables.check(east.probe(), west.probe());
        assertThat(west.server().log().lines("REPR0054W")).isNotEmpty();
        assertThat(quarantined(west)).isEqualTo(2 * lost.size());
    }

    /** Calls that the other site never gets; then it is gone. */
    private static List<String> diesAlone(Site primary, Site other, String text) {
        awaitEqual(primary, other);
        other.server().stop(PATIENCE);
        List<String> lost = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            String message = primary.network().handIn("c001", "p001", text + i);
            primary.network().pass(message, "p002");
            lost.add(message);
        }
        primary.server().kill();
        SitePair.start(other);
        return lost;
    }

    private static void force(Site to) {
        HttpResponse<String> begun = to.console()
                .as("operator")
                .failover(Map.of("to", to.name(), "typed", to.name(), "reason", "it is dead"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        awaitPrimary(to);
    }

    private static void makePrimary(Site to, Site from) {
        awaitRoles(to, from);
        if (!role(to).equals("PRIMARY")) {
            awaitEqual(from, to);
            HttpResponse<String> begun = to.console()
                    .as("operator")
                    .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", "the next trial"));
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
            awaitPrimary(to);
        }
        await("the other follows").atMost(PATIENCE).until(() -> role(from).equals("SECONDARY"));
    }

    private static void awaitRoles(Site one, Site two) {
        await("both have a role").atMost(PATIENCE).until(() -> List.of(role(one), role(two))
                .containsAll(List.of("PRIMARY", "SECONDARY")));
    }

    private static void awaitPrimary(Site to) {
        await("the change has ended")
                .atMost(PATIENCE)
                .until(() ->
                        !to.console().plan().path(0).path("outcome").asText().isEmpty());
        assertThat(to.console().plan().path(0).path("outcome").asText())
                .as(to.console().plan().toPrettyString())
                .contains(to.name() + " is primary, by epoch");
    }

    private static String role(Site site) {
        return site.console().figures().path("role").asText();
    }

    private static long quarantined(Site site) {
        return site.probe().number("SELECT COUNT(*) FROM REPRISE_QUARANTINE WHERE STATE = 'WAITING'");
    }

    private static void awaitEqual(Site primary, Site copy) {
        await("the copy has replayed all")
                .atMost(PATIENCE)
                .until(() -> primary.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && copy.probe().number("SELECT SEQ FROM REPRISE_POSITION")
                                == primary.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1);
    }
}
