package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A server that dies where it hurts most: the copy is equal afterwards. One point in the gate, all with the profile {@code faults}. */
class HealingCrashIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path DATA = LibertyInstallation.target().resolve("it-crash-sites");

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
    }

    private static Path deaths(String site) {
        return DATA.resolve("deaths").resolve(site);
    }

    @AfterAll
    static void stop() {
        sites.close();
    }

    @Test
    void westDiesBetweenRowsAndCommit() {
        westDies(DeathPoint.AFTER_ROWS);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "EVENT_WRITTEN_BEFORE_COMMIT")
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true")
    void westDiesWhileItHeals(DeathPoint point) {
        westDies(point);
    }

    @Test
    void eastDiesBetweenEventAndCommit() {
        DeathPoint.EVENT_WRITTEN_BEFORE_COMMIT.arm(deaths("east"));
        assertThatThrownBy(() -> new Trial(pair.east().server()).call("compute", "lost", 1));
        awaitDeath(pair.east());
        SitePair.start(pair.east());

        new Trial(pair.east().server()).call("compute", "kept", 1);
        pair.checkEqual();
        assertThat(pair.east().probe().number("SELECT COUNT(*) FROM TRIAL_SLOT WHERE NAME = 'lost'"))
                .isZero();
    }

    private static void westDies(DeathPoint point) {
        point.arm(deaths("west"));
        for (int i = 0; i < 4; i++) {
            new Trial(pair.east().server()).call("guess", point + "-" + i, 0);
        }
        awaitDeath(pair.west());
        SitePair.start(pair.west());

        pair.checkEqual();
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
        assertThat(pair.west()
                        .probe()
                        .number("SELECT COUNT(*) FROM TRIAL_ENTRY WHERE SLOT_NAME LIKE '" + point + "-%'"))
                .isEqualTo(4);
    }

    private static void awaitDeath(Site site) {
        await(site.name() + " dies").atMost(PATIENCE).until(() -> !site.server().isRunning());
    }
}
