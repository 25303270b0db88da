package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * East dies with events that west never got; west is promoted by force. What only east had is in quarantine when it is back, its effects are
 * undone, and it follows by itself, though it dies at each point on the way. In the gate {@link WorklistIT} does the same once.
 */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
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
        sites.server("east").withJvmOptions(DeathPoint.agent(DATA.resolve("deaths")));
        sites.start();
        east = Site.of(sites.server("east"));
        west = Site.of(sites.server("west"));
        east.load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    @AfterAll
    static void stop() {
        sites.discard();
    }

    /** In one return: each start gets on as far as the next point. */
    @RepeatedTest(10)
    void eastComesBackByItselfAndDiesAtEachPointOnTheWay(RepetitionInfo time) {
        ReturnStory.makePrimary(east, west);
        long before = ReturnStory.quarantined(east);
        List<String> lost = ReturnStory.diesAlone(east, west, "lost-" + time.getCurrentRepetition());
        ReturnStory.force(west);
        String later = west.network().handIn("c001", "p001", "later");

        for (DeathPoint point : DeathPoint.WHILE_COMING_BACK) {
            point.arm(DATA.resolve("deaths"));
            east.server().start();
            await("east dies at " + point).atMost(PATIENCE).until(() -> !east.server()
                    .isRunning());
        }
        SitePair.start(east);

        await("east follows").atMost(PATIENCE).until(() -> ReturnStory.role(east)
                .equals("SECONDARY"));
        ReturnStory.awaitEqual(west, east);
        assertThat(east.network().status(later)).isPresent();
        assertThat(lost).allSatisfy(message -> assertThat(east.network().status(message))
                .isEmpty());
        assertThat(ReturnStory.quarantined(east) - before).isEqualTo(2 * lost.size());
        EqualTables.check(east.probe(), west.probe());
        assertThat(east.console().figures().path("parked").asInt()).isZero();
        await("no row is in doubt")
                .atMost(PATIENCE)
                .until(() -> east.probe().number("SELECT COUNT(*) FROM REPRISE_DOUBT") == 0);
        assertThat(east.server().log().lines("REPR0304W")).isEmpty();
    }
}
