package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that dies where it hurts most: the copy is equal afterwards. One point of each kind in the gate, all with the profile {@code faults}. */
@OnRunningSites
class HealingCrashIT {
    private static final boolean FAULTS = Boolean.getBoolean("reprise.test.faults");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than a site may be behind and call. */
    private static final int FAR = 1_200;

    private SitePair pair;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
        pair.awaitWestAtHead();
    }

    static List<DeathPoint> healing() {
        return FAULTS ? DeathPoint.WHILE_HEALING : List.of(DeathPoint.AFTER_ROWS);
    }

    static List<DeathPoint> catchingUp() {
        return FAULTS ? DeathPoint.WHILE_CATCHING_UP : List.of(DeathPoint.AMID_ROWS_OF_MANY);
    }

    @ParameterizedTest
    @MethodSource("healing")
    void westDiesWhileItHeals(DeathPoint point) {
        point.arm(pair.west().server());
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

    @ParameterizedTest
    @MethodSource("catchingUp")
    void westDiesWhileItCatchesUp(DeathPoint point) {
        Console west = pair.west().console().as("admin");
        west.replay("held", "", "to be far behind");
        pair.east().load("{\"clients\":4,\"pass\":" + FAR + ",\"expire\":0,\"heartbeats\":0,\"prepare\":50}");
        await("west is far behind")
                .atMost(PATIENCE)
                .until(() -> west.figures().path("lagEvents").asLong() >= FAR);
        point.arm(pair.west().server());
        west.replay("immediate", "", "to catch up");
        awaitDeath(pair.west());
        assertThat(pair.west().server().log().lines("takes them by their rows")).isNotEmpty();
        SitePair.start(pair.west());

        pair.checkEqual();
        assertThat(west.figures().path("parked").asInt()).isZero();
    }

    @Test
    void eastDiesBetweenEventAndCommit() {
        DeathPoint.EVENT_WRITTEN_BEFORE_COMMIT.arm(pair.east().server());
        assertThatThrownBy(() -> new Trial(pair.east().server()).call("compute", "lost at its commit", 1));
        awaitDeath(pair.east());
        SitePair.start(pair.east());

        new Trial(pair.east().server()).call("compute", "kept behind a death", 1);
        pair.checkEqual();
        assertThat(pair.east().probe().number("SELECT COUNT(*) FROM TRIAL_SLOT WHERE NAME = 'lost at its commit'"))
                .isZero();
    }

    private static void awaitDeath(Site site) {
        await(site.name() + " dies").atMost(PATIENCE).until(() -> !site.server().isRunning());
    }
}
