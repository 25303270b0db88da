package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * East, on H2, and west, on HSQLDB, give the primary's role to one another while clients call. No call fails but those that are refused
 * with the name of the primary, and what was acknowledged is at both sites.
 */
@OnRunningSites
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwitchoverIT {
    private static final int CLIENTS = 2;
    private static final int SWITCHES = Integer.getInteger("reprise.test.switches", 2);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Sites sites;
    private static Site east;
    private static Site west;

    @BeforeAll
    static void use(Sites running) {
        sites = running;
        east = Site.of(sites.server("east"));
        west = Site.of(sites.server("west"));
        east.load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
        awaitEqual(east, west);
    }

    /** Other classes begin with east as primary, too. */
    @AfterAll
    static void giveBack() {
        sites.start();
        await("either has a role")
                .atMost(PATIENCE)
                .until(() ->
                        Stream.of(role(east), role(west)).sorted().toList().equals(List.of("PRIMARY", "SECONDARY")));
        if (role(west).equals("PRIMARY")) {
            awaitEqual(west, east);
            switchTo(east);
            await("west follows").atMost(PATIENCE).until(() -> role(west).equals("SECONDARY"));
        }
    }

    @Test
    @Order(1)
    void nothingChangesByALookBySlipsAndByThoseWhoMayNot() {
        Console operator = west.console().as("admin");
        JsonNode before = west.console().plan();
        HttpResponse<String> looked = operator.switchover(Map.of("to", "west", "dry", true));
        assertThat(looked.statusCode()).as(looked.body()).isEqualTo(200);
        assertThat(Console.json(looked.body()).path("outcome").asText())
                .isEqualTo("It can be done; nothing was changed");

        assertThat(operator.switchover(Map.of("to", "east", "typed", "east", "reason", "x"))
                        .body())
                .contains("This site is 'west'");
        assertThat(operator.switchover(Map.of("to", "west", "typed", "est", "reason", "x"))
                        .body())
                .contains("Type 'west'");
        assertThat(operator.switchover(Map.of("to", "west", "typed", "west")).body())
                .contains("A reason is missing");
        assertThat(west.console()
                        .switchover(Map.of("to", "west", "typed", "west", "reason", "x"))
                        .statusCode())
                .as("a viewer")
                .isEqualTo(403);
        assertThat(west.console().plan()).isEqualTo(before);
        assertThat(role(east)).isEqualTo("PRIMARY");
        assertThat(role(west)).isEqualTo("SECONDARY");
    }

    @Test
    @Order(2)
    void underLoadTheRoleGoesToWestAndBackAndNothingIsLost() {
        Map<String, URI> urls = Map.of(
                "east", east.server().site().address().url(),
                "west", west.server().site().address().url());
        int reignsBefore = east.console().reign().path("reigns").size();
        FollowingCallers callers = new FollowingCallers(urls, "east", CLIENTS);
        Site from = east;
        Site to = west;
        try (callers) {
            for (int i = 0; i < SWITCHES; i++) {
                int before = callers.acknowledged().size();
                await("calls are made")
                        .atMost(PATIENCE)
                        .until(() -> callers.acknowledged().size() > before + 20);
                callers.longestGap();
                switchTo(to);
                int after = callers.acknowledged().size();
                await("calls go on")
                        .atMost(PATIENCE)
                        .until(() -> callers.acknowledged().size() > after + 20);
                SitePair.print(
                        "switched to %s, longest time without a call: %d ms",
                        to.name(), callers.longestGap().toMillis());
                assertThat(role(to)).isEqualTo("PRIMARY");
                Site old = from;
                await("the old primary follows").atMost(PATIENCE).until(() -> role(old)
                        .equals("SECONDARY"));
                from = to;
                to = old;
            }
        }
        assertThat(callers.failed()).isEmpty();
        assertThat(callers.refusedBy()).contains("east", "west");
        awaitEqual(from, to);
        EqualTables.check(east.probe(), west.probe());
        for (Site site : List.of(east, west)) {
            Set<String> there = new HashSet<>();
            site.probe().rows("SELECT MESSAGE_ID FROM NETWORK_MESSAGE").forEach(row -> there.add(row.get(0)));
            assertThat(there).as("messages at " + site.name()).containsAll(callers.acknowledged());
            assertThat(site.console().figures().path("parked").asInt()).isZero();
        }
        JsonNode reigns = from.console().reign().path("reigns");
        assertThat(reigns).hasSize(reignsBefore + SWITCHES);
        assertThat(reigns.path(0).path("by").asText()).isEqualTo("admin");
    }

    @Test
    @Order(3)
    void aRestartOfAllSitesPromotesNobodyAndTheReignGoesOn() {
        String primary = role(east).equals("PRIMARY") ? "east" : "west";
        JsonNode before = east.console().reign().path("reigns");
        for (Site site : List.of(east, west)) {
            site.server().stop(PATIENCE);
        }
        sites.start();
        for (Site site : List.of(east, west)) {
            assertThat(role(site)).isEqualTo(site.name().equals(primary) ? "PRIMARY" : "SECONDARY");
            assertThat(site.console().figures().path("primary").asText()).isEqualTo(primary);
            // by a slow start of the other one it has waited for nothing, and says so
            assertThat(site.server().log().lines("goes on with its own|REPR0061W"))
                    .hasSize(site.name().equals(primary) ? 1 : 0);
        }
        assertThat(east.console().reign().path("reigns")).isEqualTo(before);
    }

    @Test
    @Order(4)
    void aDeadPrimaryIsReplacedByForceAndFollowsWhenItComesBack() {
        Site dead = role(east).equals("PRIMARY") ? east : west;
        Site to = dead == east ? west : east;
        awaitEqual(dead, to);
        dead.server().kill();
        JsonNode looked = Console.json(to.console()
                .as("admin")
                .failover(Map.of("to", to.name(), "dry", true))
                .body());
        assertThat(looked.path("steps").path(0).path("found").asText()).contains(dead.name() + " does not answer; ");

        HttpResponse<String> begun =
                to.console().as("admin").failover(Map.of("to", to.name(), "typed", to.name(), "reason", "it is dead"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        awaitPrimary(to);
        String message = to.network().handIn("c001", "p001", "after the failover");

        SitePair.start(dead);
        await("the dead one follows").atMost(PATIENCE).until(() -> role(dead).equals("SECONDARY"));
        assertThat(dead.server().log().lines("is open as primary"))
                .as("a restart takes no calls before it has heard who reigns")
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("takes no calls yet"));
        assertThat(dead.server().log().lines("goes on with its own")).isEmpty();
        awaitEqual(to, dead);
        assertThat(dead.network().status(message)).isPresent();
        EqualTables.check(east.probe(), west.probe());
    }

    private static void awaitPrimary(Site to) {
        await("the change has ended")
                .atMost(PATIENCE)
                .until(() -> !plan(to).path("outcome").asText().isEmpty());
        assertThat(plan(to).path("outcome").asText())
                .as(plan(to).toPrettyString())
                .contains(to.name() + " is primary, by epoch");
    }

    private static void switchTo(Site to) {
        HttpResponse<String> begun = to.console()
                .as("admin")
                .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", "because we can"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        awaitPrimary(to);
    }

    private static JsonNode plan(Site site) {
        return site.console().plan().path(0);
    }

    private static String role(Site site) {
        return site.console().figures().path("role").asText();
    }

    private static void awaitEqual(Site primary, Site copy) {
        await("the copy has replayed all")
                .atMost(PATIENCE)
                .until(() -> primary.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && copy.probe().number("SELECT SEQ FROM REPRISE_POSITION")
                                == primary.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1);
    }
}
