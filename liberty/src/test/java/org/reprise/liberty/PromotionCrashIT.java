package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A site dies, as by SIGKILL, in the middle of a change of primary. When it is started again one site is primary, or can be made so; nothing is
 * half promoted, and both sites are equal.
 */
@EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true", disabledReason = "run it by -Pfaults")
class PromotionCrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** An old primary that has heard nothing more goes on by itself in ten seconds. */
    private static final Duration BY_THEMSELVES = Duration.ofSeconds(40);

    private static final Path DATA = RunningSites.folder("it-promotion-crash");

    private static Sites sites;
    private static SitePair pair;

    @BeforeAll
    static void start() {
        RunningSites.deleteAll(DATA);
        SiteSet set = SiteSet.eastAndWest(DATA, Address.free("east"), Address.free("west"));
        sites = RunningSites.create(DATA, set);
        set.sites().forEach(site -> sites.server(site.name()).withJvmOptions(DeathPoint.agent(deaths(site.name()))));
        sites.start();
        pair = SitePair.of(sites);
        pair.east().load("{\"clients\":1,\"pass\":1,\"expire\":0,\"heartbeats\":0,\"prepare\":10}");
    }

    private static Path deaths(String site) {
        return DATA.resolve("deaths").resolve(site);
    }

    @AfterAll
    static void stop() {
        if (sites != null) {
            sites.discard();
        }
    }

    static Stream<DeathPoint> points() {
        return Stream.concat(DeathPoint.WHILE_GIVING_WAY.stream(), DeathPoint.WHILE_PROMOTED.stream());
    }

    @ParameterizedTest
    @MethodSource("points")
    void aDeathInTheMiddleLeavesNothingHalfPromoted(DeathPoint point) {
        Site old = primary();
        Site to = pair.other(old);
        String before = old.network().handIn("c001", "p001", "before " + point);
        Site dying = DeathPoint.WHILE_GIVING_WAY.contains(point) ? old : to;
        point.arm(deaths(dying.name()));
        HttpResponse<String> begun = to.console()
                .as("operator")
                .switchover(Map.of("to", to.name(), "typed", to.name(), "reason", point.name()));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await(dying.name() + " dies at " + point).atMost(PATIENCE).until(() -> !dying.server()
                .isRunning());
        dying.server().start();
        // one that rests is not ready
        await("it answers").atMost(PATIENCE).ignoreExceptions().until(() -> !role(dying)
                .isEmpty());

        Site primary = settled(to);
        String after = primary.network().handIn("c001", "p001", "after " + point);
        Site other = pair.other(primary);
        await(other.name() + " follows").atMost(PATIENCE).until(() -> role(other)
                .equals("SECONDARY"));
        for (String message : List.of(before, after)) {
            await("it is at " + other.name())
                    .atMost(PATIENCE)
                    .until(() -> other.network().status(message).isPresent());
        }
        EqualTables.check(primary.probe(), other.probe());
        assertThat(primary.console().reign().path("reigns"))
                .isEqualTo(other.console().reign().path("reigns"));
        SitePair.print("died at %s: %s is primary", point, primary.name());
    }

    /** One goes on by itself; or an operator promotes one, as the sites say that he must. */
    private static Site settled(Site to) {
        long end = System.nanoTime() + BY_THEMSELVES.toNanos();
        while (System.nanoTime() < end) {
            List<Site> primaries = Stream.of(pair.east(), pair.west())
                    .filter(site -> role(site).equals("PRIMARY"))
                    .toList();
            assertThat(primaries).as("primaries").hasSizeLessThan(2);
            if (primaries.size() == 1 && role(pair.other(primaries.get(0))).equals("SECONDARY")) {
                return primaries.get(0);
            }
            sleep();
        }
        JsonNode ended = to.console().plan().path(0);
        SitePair.print("promoted by force, as before: %s", ended.path("outcome").asText());
        HttpResponse<String> begun = to.console()
                .as("operator")
                .failover(Map.of("to", to.name(), "typed", to.name(), "reason", "it was cut short"));
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        await("it is promoted").atMost(PATIENCE).until(() -> role(to).equals("PRIMARY"));
        return to;
    }

    private static void sleep() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Site primary() {
        return role(pair.east()).equals("PRIMARY") ? pair.east() : pair.west();
    }

    private static String role(Site site) {
        return site.console().figures().path("role").asText();
    }
}
