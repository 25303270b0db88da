package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * East dies with a hundred events that west has not; west is made primary by force, and east comes back as its copy, though it dies at
 * each point on the way. What only east had is on its worklist: submitted again at west, each is in effect once however often, by the command
 * line and over REST; one is edited, one dropped. Then east is primary again, and knows what was submitted before. At last west does what
 * east did, and comes back when an operator says so.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WorklistIT {
    private static final int EVENTS = 100;
    private static final int CONFLICT = 9;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Sites sites;
    private static SitePair pair;
    private static final List<String> MESSAGES = new ArrayList<>();
    private static final List<String> ORIGINS = new ArrayList<>();

    @BeforeAll
    static void start() {
        Path data = RunningSites.folder("it-worklist");
        RunningSites.deleteAll(data);
        SiteSet set = SiteSet.eastAndWest(data, Address.free("east"), Address.free("west"));
        sites = RunningSites.create(
                data, new SiteSet(set.primary(), List.of(returning(set.site("east")), set.site("west"))));
        Path deaths = data.resolve("deaths");
        sites.server("east").withJvmOptions(DeathPoint.agent(deaths));
        sites.start();
        pair = SitePair.of(sites);
        pair.east().load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
        for (int i = 0; i < EVENTS; i++) {
            MESSAGES.add(pair.east().network().handIn("c001", "p005", "once " + i));
        }
        pair.awaitWestAtHead();
        pair.west().server().stop(PATIENCE);
        MESSAGES.forEach(message -> pair.east().network().pass(message, "p002"));
        pair.east().server().kill();
        SitePair.start(pair.west());
        reign("failover", pair.west());
        pair.west().network().pass(MESSAGES.get(CONFLICT), "p004");
        for (DeathPoint point : DeathPoint.WHILE_COMING_BACK) {
            point.arm(deaths);
            pair.east().server().start();
            await("east dies at " + point)
                    .atMost(PATIENCE)
                    .until(() -> !pair.east().server().isRunning());
        }
        SitePair.start(pair.east());
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    private static SiteConfig returning(SiteConfig site) {
        return new SiteConfig(site.address(), site.upstreams(), site.database(), Map.of("reprise.return", "follow"));
    }

    private static void reign(String way, Site to) {
        Console operator = to.console().as("admin");
        Map<String, Object> wish = Map.of("to", to.name(), "typed", to.name(), "reason", "it must be");
        HttpResponse<String> begun = way.equals("failover") ? operator.failover(wish) : operator.switchover(wish);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await(to.name() + " is primary")
                .atMost(PATIENCE)
                .until(() -> to.console().figures().path("role").asText().equals("PRIMARY"));
    }

    private static Console operator() {
        return pair.east().console().as("admin");
    }

    private static List<String> outcomes(JsonNode results) {
        return StreamSupport.stream(results.spliterator(), false)
                .map(result -> result.path("outcome").asText())
                .toList();
    }

    private static List<String> decide(String act, List<String> origins, String reason) {
        HttpResponse<String> answer = operator().decide(act, Map.of("origins", origins, "reason", reason));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return outcomes(Console.json(answer.body()));
    }

    private static long hops(Site site) {
        return site.probe()
                .number("SELECT COUNT(*) FROM NETWORK_ARCHIVE WHERE MESSAGE_ID IN ('" + String.join("', '", MESSAGES)
                        + "')");
    }

    private static void awaitCopy(Site primary, Site copy) {
        await("the copy has replayed all")
                .atMost(PATIENCE)
                .until(() -> primary.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && copy.probe().number("SELECT SEQ FROM REPRISE_POSITION")
                                == primary.probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1);
    }

    @Test
    @Order(1)
    void whatOnlyEastHadIsListedAndAViewerMayDecideNothing() {
        Console viewer = pair.east().console();
        await("east has come back")
                .atMost(PATIENCE)
                .until(() -> viewer.figures().path("role").asText().equals("SECONDARY")
                        && viewer.quarantine("").path("waiting").asInt() >= EVENTS);
        awaitCopy(pair.west(), pair.east());
        JsonNode page = viewer.quarantine("?limit=500&state=waiting");
        page.path("items")
                .forEach(item -> ORIGINS.add(item.path("event").path("origin").asText()));
        assertThat(ORIGINS).hasSize(EVENTS);
        for (int i = 0; i < EVENTS; i++) {
            JsonNode item = page.path("items").path(i);
            assertThat(item.path("since").path("verdict").asText())
                    .as(item.toPrettyString())
                    .isEqualTo(i == CONFLICT ? "CONFLICT" : "NONE");
        }
        JsonNode conflict = viewer.quarantine("/" + ORIGINS.get(CONFLICT));
        assertThat(conflict.path("item").path("since").path("rows").toString()).contains("it was inserted");
        assertThat(conflict.path("calls").path(0).path("arguments").asText()).contains(MESSAGES.get(CONFLICT), "p002");

        assertThat(viewer.decide("submit", Map.of("origins", ORIGINS, "reason", "x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator().decide("submit", Map.of("origins", ORIGINS)).body())
                .contains("A reason is missing");
        assertThat(operator()
                        .decide("submit", Map.of("origins", List.of(), "reason", "x"))
                        .body())
                .contains("0 events were chosen");
        assertThat(hops(pair.west())).isEqualTo(1);
        assertThat(hops(pair.east())).isEqualTo(1);
    }

    @Test
    @Order(2)
    void oneIsEditedAndOneIsDropped(@TempDir Path folder) throws IOException, InterruptedException {
        HttpResponse<String> misfit = operator()
                .decide(ORIGINS.get(0) + "/submit", Map.of("arguments", List.of("[7]"), "reason", "wrong point"));
        assertThat(Console.json(misfit.body()).path("outcome").asText()).isEqualTo("REFUSED");
        HttpResponse<String> edited = operator()
                .decide(
                        ORIGINS.get(0) + "/submit",
                        Map.of(
                                "arguments",
                                List.of("[\"" + MESSAGES.get(0) + "\",\"p003\",\"2026-03-01T10:00:00Z\"]"),
                                "reason",
                                "wrong point"));
        assertThat(Console.json(edited.body()).path("outcome").asText())
                .as(edited.body())
                .isEqualTo("SUBMITTED");

        CommandLine line = CommandLine.of(pair.east(), "admin", folder);
        CommandLine.Ended dropped = line.run("quarantine", "drop", ORIGINS.get(1), "--yes", "--reason", "made by hand");
        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(dropped.out()).contains("dropped", "left out for good");
        assertThat(pair.west()
                        .probe()
                        .rows("SELECT POINT_KEY FROM NETWORK_ARCHIVE WHERE MESSAGE_ID = '" + MESSAGES.get(0) + "'"))
                .isEqualTo(List.of(List.of("p003")));
    }

    /** Rule 16. */
    @Test
    @Order(3)
    void submittedTwiceEachIsInEffectOnce(@TempDir Path folder) throws IOException, InterruptedException {
        CommandLine line = CommandLine.of(pair.east(), "admin", folder);
        CommandLine.Ended all = line.run("quarantine", "submit", "--all", "--reason", "callers were told");
        assertThat(all.code()).as(all.err() + all.out()).isZero();
        assertThat(decide("submit", ORIGINS, "once more"))
                .containsOnly("ALREADY")
                .hasSize(EVENTS);
        assertThat(hops(pair.west())).isEqualTo(EVENTS);

        // as if all answers had been lost
        pair.east().probe().update("UPDATE REPRISE_QUARANTINE SET STATE = 'WAITING' WHERE STATE = 'SUBMITTED'");
        assertThat(decide("submit", ORIGINS, "the answers were lost"))
                .containsOnly("ALREADY")
                .hasSize(EVENTS);
        assertThat(hops(pair.west())).isEqualTo(EVENTS);

        awaitCopy(pair.west(), pair.east());
        for (Site site : List.of(pair.east(), pair.west())) {
            assertThat(site.probe().number("SELECT COUNT(*) FROM REPRISE_RESUBMITTED"))
                    .as(site.name())
                    .isEqualTo(EVENTS - 1);
        }
        JsonNode shown = line.json("quarantine", "show", ORIGINS.get(7), "--json");
        long seq = shown.path("item").path("now").path("seq").asLong();
        assertThat(seq).isPositive();
        assertThat(pair.west().console().event(seq).path("body").asText())
                .contains("\"o\":\"" + ORIGINS.get(7) + "\"", "\"i\":\"admin\"");
        assertThat(pair.east()
                        .probe()
                        .number("SELECT COUNT(*) FROM REPRISE_AUDIT WHERE WHO = 'admin' AND ACT LIKE '% quarantined'"))
                .isEqualTo(2 * (EVENTS - 1) + 1);
        EqualTables.check(pair.east().probe(), pair.west().probe());
    }

    /** The ids travel with the log. */
    @Test
    @Order(4)
    void theNextPrimaryKnowsWhatWasSubmittedBefore() {
        reign("switchover", pair.east());
        pair.east().probe().update("UPDATE REPRISE_QUARANTINE SET STATE = 'WAITING' WHERE NAMES = 'network.pass'");
        await("its console is open again")
                .atMost(PATIENCE)
                .until(() -> operator()
                                .decide("submit", Map.of("origins", ORIGINS.subList(2, 3), "reason", "x"))
                                .statusCode()
                        == 200);
        List<String> submitted = new ArrayList<>(ORIGINS);
        submitted.remove(1);
        assertThat(decide("submit", submitted, "again at the new primary")).containsOnly("ALREADY");
        assertThat(hops(pair.east())).isEqualTo(EVENTS);
        assertThat(decide("submit", ORIGINS.subList(1, 2), "not dropped after all"))
                .containsExactly("SUBMITTED");
        assertThat(hops(pair.east())).isEqualTo(EVENTS + 1);
    }

    @Test
    @Order(5)
    void westAsksAndAnOperatorLooksAndUndoes() {
        ReturnStory.makePrimary(pair.west(), pair.east());
        ReturnStory.asks(pair.west(), pair.east());
    }
}
