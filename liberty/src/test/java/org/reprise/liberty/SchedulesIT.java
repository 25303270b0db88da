package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * Random schedules on real servers, as {@code RandomSchedulesTest} has them in memory: sites are killed and start again, replay by
 * other policies, ask others, and are sent portions twice, while the primary is called. Whatever happens, no site replays past an
 * event that it does not have, and in the end all have the same rows. Run one again by {@code -Dreprise.test.seed}.
 */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class SchedulesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SCHEDULES = 20;
    private static final int TROUBLES = 8;
    private static final String PRIMARY = "a";
    private static final Map<String, List<String>> UPSTREAMS =
            Map.of("b", List.of("a", "c"), "c", List.of("b", "a"), "d", List.of("b", "c", "a"));
    private static final List<String> COPIES = List.of("b", "c", "d");

    /** Those of the primary since it started. */
    private static final List<JsonNode> LOADS = new ArrayList<>();

    private static Sites sites;

    @BeforeAll
    static void start() {
        Path data = LibertyInstallation.target().resolve("it-schedules");
        RunningSites.deleteAll(data);
        TestDatabase fresh = Make.POSTGRESQL.fresh();
        List<SiteConfig> all = new ArrayList<>();
        all.add(new SiteConfig(
                Address.free(PRIMARY),
                List.of(),
                new Database(Database.Make.POSTGRESQL, fresh.url(), fresh.user(), fresh.password()),
                Map.of()));
        for (String copy : COPIES) {
            Path files = data.resolve(copy).resolve("database");
            Database database = copy.equals("c") ? Database.hsqldb(files) : Database.h2(files);
            all.add(new SiteConfig(Address.free(copy), UPSTREAMS.get(copy), database, Map.of()));
        }
        sites = RunningSites.create(data, new SiteSet(PRIMARY, all));
        sites.start();
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    @Test
    void everyScheduleEndsInTheSameRowsAndNoEventIsPassedOver() {
        long first = Long.getLong("reprise.test.seed", new Random().nextInt(1_000_000));
        for (long seed = first; seed < first + SCHEDULES; seed++) {
            SitePair.print("schedule with seed %d", seed);
            run(new Random(seed));
            settle();
            for (String copy : COPIES) {
                EqualTables.check(site(PRIMARY).probe(), site(copy).probe());
                assertThat(site(copy).console().proof().path("differences"))
                        .as(copy)
                        .isEmpty();
                assertThat(site(copy).console().parked().path("events"))
                        .as(copy)
                        .isEmpty();
            }
        }
        SitePair.print("schedules: seeds %d to %d, head %d", first, first + SCHEDULES - 1, head());
    }

    private static void run(Random random) {
        for (int i = 0; i < TROUBLES; i++) {
            LOADS.add(site(PRIMARY)
                    .startLoad("{\"clients\":4,\"pass\":" + random.nextInt(150) + ",\"heartbeats\":"
                            + (1 + random.nextInt(100)) + "}"));
            // the first is always a death, so that each schedule has one
            trouble(random, COPIES.get(random.nextInt(COPIES.size())), i == 0 ? 0 : random.nextInt(6));
            COPIES.stream().filter(copy -> sites.server(copy).isRunning()).forEach(SchedulesIT::checkNoGap);
        }
    }

    private static void trouble(Random random, String name, int kind) {
        if (!sites.server(name).isRunning()) {
            SitePair.start(site(name));
            return;
        }
        Console operator = site(name).console().as("admin");
        switch (kind) {
            case 0 -> sites.server(name).kill();
            case 1 ->
                assertThat(operator.replay(policy(random), "", "by chance").statusCode())
                        .isEqualTo(200);
            case 2 -> {
                List<String> others = new ArrayList<>(COPIES);
                others.remove(name);
                others.add(PRIMARY);
                Collections.shuffle(others, random);
                // refused where all of them would ask this site
                assertThat(operator.ask(others.subList(0, 1 + random.nextInt(others.size())), "by chance")
                                .statusCode())
                        .isIn(200, 400);
            }
            case 3 -> assertThat(operator.release("by chance").statusCode()).isEqualTo(200);
            case 4 -> {
                // as if the site had asked again for what it has, or much later
                long from = 1 + random.nextInt(1 + (int) head());
                site(name)
                        .probe()
                        .send(
                                "jms/reprise/" + PRIMARY,
                                "reprise." + PRIMARY + ".requests",
                                SiteSpeaker.of(site(name)).signed(ProbeMessage.request(name, from), PRIMARY),
                                1 + random.nextInt(3));
            }
            default -> {
                SitePair.restartKilled(site(PRIMARY));
                LOADS.clear();
            }
        }
        SitePair.print(
                "    %s: %s",
                name,
                List.of("killed", "policy", "upstreams", "release", "doubled", "a dies")
                        .get(kind));
    }

    private static String policy(Random random) {
        return List.of("immediate", "every PT" + (1 + random.nextInt(5)) + "S", "delayed PT3S", "held")
                .get(random.nextInt(4));
    }

    /** Every event up to the position is here. */
    private static void checkNoGap(String copy) {
        Probe probe = site(copy).probe();
        long position = probe.number("SELECT SEQ FROM REPRISE_POSITION");
        assertThat(HeldEvents.upTo(probe, position).firstMissing())
                .as("first event that is missing at %s, which has replayed %d", copy, position)
                .isGreaterThan(position);
    }

    /** All is well again. */
    private static void settle() {
        sites.start();
        for (String copy : COPIES) {
            Console operator = site(copy).console().as("admin");
            assertThat(operator.replay("immediate", "", "all is well").statusCode())
                    .isEqualTo(200);
            assertThat(operator.ask(List.of(PRIMARY), "all is well").statusCode())
                    .isEqualTo(200);
        }
        await("nobody calls any more").atMost(PATIENCE).until(SchedulesIT::quiet);
        for (String copy : COPIES) {
            await(copy + " has replayed all that a has")
                    .atMost(PATIENCE)
                    .until(() -> site(copy).probe().number("SELECT SEQ FROM REPRISE_POSITION") == head());
            checkNoGap(copy);
        }
    }

    /** Loads have ended, and what they did is sealed. */
    private static boolean quiet() {
        Site primary = site(PRIMARY);
        return LOADS.stream()
                        .allMatch(load ->
                                primary.progress(load).path("state").asText().equals("DONE"))
                && primary.probe().number("SELECT COUNT(*) FROM REPRISE_CAPTURED") == 0;
    }

    private static Site site(String name) {
        return Site.of(sites.server(name));
    }

    private static long head() {
        return site(PRIMARY).probe().number("SELECT NEXT_SEQ FROM REPRISE_HEAD") - 1;
    }
}
