package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** A is primary; B and C get their events from A, and C holds them until it is released; D gets them from B. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TopologyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** 5,000 events with -Pfaults. */
    private static final int PASSES = Boolean.getBoolean("reprise.test.faults") ? 3000 : 150;

    private static final int HEARTBEATS = Boolean.getBoolean("reprise.test.faults") ? 1995 : 95;

    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-topology");
        RunningSites.deleteAll(data);
        SiteSet set = new SiteSet(
                "a",
                List.of(
                        new SiteConfig(
                                Address.free("a"),
                                List.of(),
                                fresh(Make.POSTGRESQL),
                                Map.of("reprise.capture.failed", "true")),
                        new SiteConfig(Address.free("b"), List.of("a"), fresh(Make.MARIADB), Map.of()),
                        new SiteConfig(
                                Address.free("c"),
                                List.of("a"),
                                Database.h2(data.resolve("c/database")),
                                Map.of("reprise.replay.schedule", "held")),
                        new SiteConfig(
                                Address.free("d"),
                                List.of("b", "c", "a"),
                                Database.hsqldb(data.resolve("d/database")),
                                Map.of())));
        sites = RunningSites.create(data, set);
        sites.start();
    }

    /** @throws org.opentest4j.TestAbortedException when this make is not installed on this machine */
    private static Database fresh(Make make) {
        TestDatabase data = make.fresh();
        return new Database(Database.Make.valueOf(make.name()), data.url(), data.user(), data.password());
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    @Order(1)
    void everyFullCopyIsEqualAndTheHeldOneWhenItIsReleased() {
        JsonNode done = site("a")
                .load("{\"clients\":4,\"pass\":" + PASSES + ",\"expire\":5,\"heartbeats\":" + HEARTBEATS
                        + ",\"prepare\":100}");
        assertThat(done.path("failed").asInt()).as(done.toString()).isZero();
        assertThat(done.path("calls").asInt()).isEqualTo(PASSES + 5 + HEARTBEATS);
        for (String copy : List.of("b", "d")) {
            awaitReplayed(copy);
            assertThat(EqualTables.check(site("a").probe(), site(copy).probe())).containsKey("NETWORK_ARCHIVE");
        }
        await("c has stored all").atMost(PATIENCE).until(() -> seq("c", "stored") == head());
        assertThat(seq("c", "replayed")).as("c is held").isZero();
        assertThat(following("b", "upstream")).isEqualTo("a");
        assertThat(following("d", "upstream")).isEqualTo("b");
        assertThat(following("c", "schedule")).isEqualTo("held");

        assertThat(operator("c").release("the month is closed").statusCode()).isEqualTo(200);
        awaitReplayed("c");
        EqualTables.check(site("a").probe(), site("c").probe());
        assertThat(operator("c").replay("immediate", "", "like the others").statusCode())
                .isEqualTo(200);
        SitePair.print(
                "topology: head %d, sent by a: %d portions, by b: %d",
                head(), site("a").console().counter("sent"), site("b").console().counter("sent"));
    }

    @Test
    @Order(2)
    void siteBehindADeadOneGoesOnFromAnother() {
        sites.server("b").kill();
        String message = site("a").network().handIn("c001", "p001", "while b is down");
        awaitReplayed("d");
        assertThat(site("d").network().status(message)).isPresent();
        await("the figures, a moment later, say whom d asks now")
                .atMost(PATIENCE)
                .until(() -> List.of("a", "c").contains(following("d", "upstream")));
        SitePair.print("topology: b is dead, d asks %s", following("d", "upstream"));

        SitePair.start(site("b"));
        awaitReplayed("b");
        EqualTables.check(site("a").probe(), site("b").probe());
    }

    @Test
    @Order(3)
    void policyIsChangedWhileTheSiteRunsAndNonsenseRefused() {
        Console c = operator("c");
        assertThat(c.replay("held", "", "audit").statusCode()).isEqualTo(200);
        long before = seq("c", "replayed");
        site("a").network().handIn("c001", "p001", "c is held");
        await("c has stored it").atMost(PATIENCE).until(() -> seq("c", "stored") == head());
        assertThat(seq("c", "replayed")).isEqualTo(before);

        assertThat(c.replay("cron 0 0 30 2 *", "", "never").body()).contains("never comes");
        assertThat(c.replay("sometimes", "", "when?").body()).contains("is no schedule");
        assertThat(c.replay("immediate", "tomorrow", "when?").body()).contains("neither a position");
        assertThat(c.ask(List.of("z"), "who?").body()).contains("Site 'z' is unknown here");
        assertThat(c.ask(List.of(), "nobody").statusCode()).isEqualTo(400);
        assertThat(operator("a").replay("held", "", "a primary").statusCode()).isEqualTo(409);
        assertThat(site("c").console().release("as viewer").statusCode()).isEqualTo(403);

        assertThat(c.replay("immediate", "", "audit is over").statusCode()).isEqualTo(200);
        assertThat(c.ask(List.of("d", "a"), "spare a").statusCode()).isEqualTo(200);
        awaitReplayed("c");
        await("d answers c").atMost(PATIENCE).until(() -> following("c", "upstream")
                .equals("d"));
        assertThat(operator("d").ask(List.of("c"), "a circle").body()).contains("would ask in a circle");
        EqualTables.check(site("a").probe(), site("c").probe());
    }

    @Test
    @Order(4)
    void failedCallIsToldAtBInItsPlaceAndWritesNothing() {
        SitePair pair = new SitePair(site("a"), site("b"));
        Trial a = new Trial(sites.server("a"));
        Trial b = new Trial(sites.server("b"));
        a.call("compute", "failing", 1);
        a.call("fail", "failing", 0);
        await("the failed event is in the log").atMost(PATIENCE).until(() -> {
            pair.awaitWestAtHead();
            return b.failures().stream().anyMatch(line -> line.contains("trial.fail[\"failing\"]"));
        });
        pair.checkEqual();

        assertThat(b.failures())
                .filteredOn(line -> line.contains("[\"failing\"]"))
                .containsExactly("FAILED trial.fail[\"failing\"] java.lang.IllegalStateException no failing");
        assertThat(a.failures()).isEmpty();
        assertThat(site("b").probe().number("SELECT AMOUNT FROM TRIAL_SLOT WHERE NAME = 'failing'"))
                .isEqualTo(1);
        assertThat(site("b").console().figures().path("parked").asInt()).isZero();
    }

    @Test
    @Order(5)
    void everyWayToRollBackLeavesOneFailedEventAndWhatCommitsLeavesNone() {
        SitePair pair = new SitePair(site("a"), site("b"));
        Trial a = new Trial(sites.server("a"));
        Trial b = new Trial(sites.server("b"));
        int before = b.failures().size();
        a.call("give-up", "given up", 0);
        a.call("clash", "twice", 0);
        a.call("decline", "declined", 0);
        await("both failed events are told").atMost(PATIENCE).until(() -> {
            pair.awaitWestAtHead();
            return b.failures().size() == before + 2;
        });
        pair.checkEqual();

        List<String> told = b.failures().subList(before, before + 2);
        SitePair.print("told: %s", told);
        assertThat(told.get(0)).startsWith("FAILED trial.giveUp[\"given up\"] null");
        assertThat(told.get(1)).startsWith("FAILED trial.clash[\"twice\"]");
        assertThat(site("b").probe().number("SELECT COUNT(*) FROM TRIAL_SLOT WHERE NAME = 'given up'"))
                .isZero();
        assertThat(site("b").probe().number("SELECT AMOUNT FROM TRIAL_SLOT WHERE NAME = 'declined'"))
                .isEqualTo(4);
        assertThat(site("b").console().figures().path("parked").asInt()).isZero();
    }

    private static Site site(String name) {
        return Site.of(sites.server(name));
    }

    private static Console operator(String name) {
        return site(name).console().as("admin");
    }

    private static long head() {
        return site("a").probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1;
    }

    private static long seq(String name, String position) {
        return site(name).console().figures().path(position).path("seq").asLong();
    }

    private static String following(String name, String what) {
        return site(name).console().figures().path("following").path(what).asText();
    }

    /** All that A has committed is sealed, and this site has replayed it. */
    private static void awaitReplayed(String name) {
        await(name + " has replayed all that a has")
                .atMost(PATIENCE)
                .until(() -> site("a").probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0
                        && site(name).probe().number("SELECT SEQ FROM REPRISE_POSITION") == head());
    }
}
