package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * A on PostgreSQL has rows and goes on; B on MariaDB is seeded from A. A and B die on the way, amid chunks. With the profile {@code faults}
 * C on HSQLDB is seeded from B and dies, too. What each seed took, with all deaths and restarts, is printed; {@code SeedBench} measures the
 * rate. 100,000 rows with the profile {@code faults}; a million: {@code -Dreprise.test.seed-rows=1000000}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeedIT {
    private static final int ROWS = Integer.getInteger("reprise.test.seed-rows", 6_000);

    /** Of the third site; the second dies once in any case. */
    private static final int DEATHS = 2;

    private static final boolean FAULTS = Boolean.getBoolean("reprise.test.faults");
    private static final Duration PATIENCE = Duration.ofMinutes(5 + ROWS / 50_000);
    private static final String LOAD =
            "{\"clients\":2,\"kind\":\"pass\",\"seconds\":3600,\"rate\":" + (ROWS > 100_000 ? 50 : 20) + "}";

    private static Sites sites;
    private static TestDatabase primary;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-seed");
        RunningSites.deleteAll(data);
        primary = Make.POSTGRESQL.fresh();
        SiteSet set = new SiteSet(
                "a",
                List.of(
                        new SiteConfig(Address.free("a"), List.of(), database(primary), Map.of()),
                        new SiteConfig(
                                Address.free("b"),
                                List.of("a"),
                                database(Make.MARIADB.fresh()),
                                Map.of("reprise.seed.from", "a")),
                        new SiteConfig(
                                Address.free("c"),
                                List.of("b", "a"),
                                Database.hsqldb(data.resolve("c/database")),
                                Map.of("reprise.seed.from", "b"))));
        sites = RunningSites.create(data, set);
        for (String mortal : List.of("b", "c")) {
            sites.server(mortal).withJvmOptions(DeathPoint.agent(deaths(mortal)));
        }
        SitePair.start(site("a"));
        site("a").load("{\"clients\":4,\"pass\":200,\"expire\":2,\"heartbeats\":100,\"prepare\":100}");
        plant();
        site("a").startLoad(LOAD);
    }

    /** Rows that no event of the log has, as in a database that was there before Reprise. */
    private static void plant() {
        primary.execute(
                "INSERT INTO NETWORK_MESSAGE (MESSAGE_ID, CONNECTOR_KEY, DESTINATION_KEY, BODY, AMOUNT, STATUS, HOPS,"
                        + " ACCEPTED_AT, CHANGED_AT) SELECT 'old-' || i, 'c001', 'p001', 'an old message, number ' || i, i / 100.0,"
                        + " 'EXPIRED', 0, 1000 + i, 2000 + i FROM generate_series(1, " + ROWS + ") AS old(i)");
    }

    private static Database database(TestDatabase data) {
        return new Database(Database.Make.valueOf(data.make().name()), data.url(), data.user(), data.password());
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    @Order(1)
    void seedGoesOnAfterEitherSideDiedAndTheCopyIsEqual() {
        Instant begun = Instant.now();
        Site b = site("b");
        DeathPoint.CHUNK_LOADED_BEFORE_COMMIT.arm(deaths("b"));
        b.server().start();
        awaitDeath(b);
        DeathPoint.CHUNK_ASKED_FOR.arm(site("a").server());
        b.server().start();
        awaitDeath(site("a"));
        SitePair.start(site("a"));
        site("a").startLoad(LOAD);
        SitePair.awaitReady(b);
        await("the seed ends, or waits for an operator").atMost(PATIENCE).until(() -> !isRunning(b));
        if (!state(b).equals("DONE")) {
            run(b, "seed", Map.of("site", "a", "reason", "its source is back"));
        }
        seeded(b, "PostgreSQL to MariaDB, either dead once", begun);
    }

    @Test
    @Order(2)
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
    void anySecondaryIsASourceAndASeedGoesOnAsOftenAsTheNewSiteDies() {
        Instant begun = Instant.now();
        Site c = site("c");
        for (int death = 0; death < DEATHS; death++) {
            DeathPoint.CHUNK_LOADED_BEFORE_COMMIT.arm(deaths("c"));
            c.server().start();
            awaitDeath(c);
        }
        SitePair.start(c);
        await("c is seeded").atMost(PATIENCE).until(() -> !isRunning(c));
        seeded(c, "MariaDB, a secondary, to HSQLDB, dead " + DEATHS + " times", begun);
    }

    @Test
    @Order(3)
    void seedOfASiteThatHasRowsIsRefused() {
        JsonNode job = ended(site("b"), "seed", Map.of("site", "a", "reason", "a mistake"));
        assertThat(job.path("state").asText()).isEqualTo("FAILED");
        assertThat(job.path("result").asText()).contains("seeded");
        awaitHead(site("b"));
    }

    @Test
    @Order(4)
    void threeDifferencesAmongAllRowsAreFoundAndRepairedWhileThePrimaryGoesOn() {
        Site last = site(FAULTS ? "c" : "b");
        last.probe().update("UPDATE NETWORK_MESSAGE SET AMOUNT = 7.77 WHERE MESSAGE_ID = 'old-" + ROWS / 2 + "'");
        last.probe().update("DELETE FROM NETWORK_MESSAGE WHERE MESSAGE_ID = 'old-" + ROWS + "'");
        last.probe()
                .update("INSERT INTO NETWORK_ARCHIVE (ENTRY_ID, MESSAGE_ID, POINT_KEY, HOP, STATUS, PASSED_AT)"
                        + " VALUES ('planted', 'old-1', 'p001', 1, 'SENT', 1000)");
        Map<String, Object> wish = Map.of("site", "a", "reason", "month end");
        Instant begun = Instant.now();
        run(last, "compare", wish);
        rate("compare PostgreSQL with " + last.name(), begun);
        assertThat(last.console().compared().path("differences").findValuesAsText("key"))
                .containsExactlyInAnyOrder("MESSAGE_ID=old-" + ROWS / 2, "MESSAGE_ID=old-" + ROWS, "ENTRY_ID=planted");
        run(last, "repair", wish);
        assertThat(last.console().compared().path("equal").asBoolean()).isTrue();
        assertThat(run(site("b"), "compare", wish).path("result").asText()).contains("all equal");
    }

    private static Path deaths(String site) {
        return LibertyInstallation.target().resolve("it-seed/deaths").resolve(site);
    }

    private static void awaitDeath(Site site) {
        await(site.name() + " dies").atMost(PATIENCE).until(() -> !site.server().isRunning());
    }

    private static String state(Site site) {
        return site.console().seed().path(0).path("state").asText();
    }

    private static boolean isRunning(Site site) {
        JsonNode jobs = site.console().jobs();
        return jobs.isEmpty() || jobs.get(0).path("state").asText().equals("RUNNING");
    }

    private static JsonNode run(Site site, String kind, Map<String, Object> wish) {
        JsonNode job = ended(site, kind, wish);
        assertThat(job.path("state").asText()).as(job.toString()).isEqualTo("DONE");
        return job;
    }

    private static JsonNode ended(Site site, String kind, Map<String, Object> wish) {
        Console operator = site.console().as("admin");
        Instant begun = Instant.now();
        assertThat(operator.start(kind, wish).statusCode()).isEqualTo(200);
        await(kind + " ends").atMost(PATIENCE).until(() -> !isRunning(site));
        JsonNode job = operator.jobs().get(0);
        SitePair.print("seed: %s took %s: %s", kind, Duration.between(begun, Instant.now()), job);
        return job;
    }

    /** It is done, says so, and the log goes on behind it. */
    private static void seeded(Site site, String what, Instant begun) {
        assertThat(state(site)).as(site.console().jobs().toString()).isEqualTo("DONE");
        rate("seed " + what, begun);
        awaitHead(site);
        assertThat(site.probe().number("SELECT COUNT(*) FROM NETWORK_MESSAGE WHERE MESSAGE_ID LIKE 'old-%'"))
                .isEqualTo(ROWS);
    }

    private static void rate(String what, Instant begun) {
        long millis = Duration.between(begun, Instant.now()).toMillis();
        SitePair.print("%s: %,d rows in %.1f s, %,d rows/s", what, ROWS, millis / 1000.0, ROWS * 1000L / millis);
    }

    private static void awaitHead(Site site) {
        long head = site("a").probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1;
        await(site.name() + " has replayed what a had")
                .atMost(PATIENCE)
                .until(() -> site.probe().number("SELECT SEQ FROM REPRISE_POSITION") >= head);
    }

    private static Site site(String name) {
        return Site.of(sites.server(name));
    }
}
