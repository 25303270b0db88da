package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sites that are stopped in order, and started again, while calls of two seconds are under way. Two stops of each role; twenty with
 * the profile {@code faults}. In the end the tables are equal, and nothing is parked, healed, lost or doubled.
 */
@OnRunningSites
class StopIT {

    private static final int STOPS = Integer.getInteger("reprise.test.stops", 2);
    private static final long SLOW_MILLIS = 2000;
    private static final int CLIENTS = 2;
    private static final int SLOW_REPLAYS = 3;
    private static final Duration BREATH = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void eastStoppedUnderLoadLosesNothing(Sites sites) {
        SitePair pair = SitePair.of(sites);
        Trial east = new Trial(pair.east().server());
        Trial.Count before = new Trial(pair.west().server()).count("trial.tick");
        BusinessCallers callers = new BusinessCallers(pair.east(), "st-", CLIENTS, BREATH);
        try (callers) {
            for (int stop = 0; stop < STOPS; stop++) {
                long ticked = ticked(pair.east(), "east-tick-");
                long called = callers.acknowledged();
                // in threads of the application: no listener for HTTP waits for them when the server stops
                east.call("tick-on", "east-tick-", SLOW_MILLIS);
                await("calls are under way")
                        .atMost(PATIENCE)
                        .until(() -> ticked(pair.east(), "east-tick-") > ticked && callers.acknowledged() > called);
                stop(pair.east());
                SitePair.start(pair.east());
            }
        }
        check(pair, "east-tick-");
        Accounts accounts = new Accounts(callers);
        accounts.checkTables(pair.east().probe());
        accounts.checkTables(pair.west().probe());
        Trial.Count done = new Trial(pair.west().server()).count("trial.tick").since(before);
        SitePair.print(
                "%d stops of east: %d calls acknowledged, %d of unknown outcome; ticks %s",
                STOPS, callers.acknowledged(), callers.unknown().size(), done);
        assertThat(done.byRows()).as("ticks that were healed").isZero();
    }

    @Test
    void westStoppedWhileItReplaysParksAndHealsNothing(Sites sites) {
        SitePair pair = SitePair.of(sites);
        Trial east = new Trial(pair.east().server());
        pair.awaitWestAtHead();
        int differences = new Trial(pair.west().server()).differences().size();
        for (int stop = 0; stop < STOPS; stop++) {
            for (int i = 0; i < SLOW_REPLAYS; i++) {
                east.call("tick", "west-tick-" + stop % 3, SLOW_MILLIS);
            }
            await("west has what it is to replay").atMost(PATIENCE).until(() -> isWestBehind(pair));
            stop(pair.west());
            SitePair.start(pair.west());
            assertThat(new Trial(pair.west().server()).count("trial.tick").byRows())
                    .as("ticks that were healed")
                    .isZero();
        }
        check(pair, "west-tick-");
        assertThat(ticked(pair.west(), "west-tick-")).isEqualTo((long) STOPS * SLOW_REPLAYS);
        Trial west = new Trial(pair.west().server());
        assertThat(west.differences()).hasSize(differences);
        assertThat(west.demoted()).doesNotContain("trial.tick");
    }

    /** It holds portions that it has not replayed. */
    private static boolean isWestBehind(SitePair pair) {
        long stored = pair.west().probe().number("SELECT COALESCE(MAX(LAST_SEQ), 0) FROM REPRISE_PORTIONS");
        return stored > pair.west().probe().number("SELECT SEQ FROM REPRISE_POSITION");
    }

    private static void stop(Site site) {
        site.server().stop(PATIENCE);
        assertThat(site.server().log().lines("CWWKE0036I"))
                .as(site.name() + " stopped by itself")
                .isNotEmpty();
    }

    /** Calls that the tables of a site have. */
    private static long ticked(Site site, String prefix) {
        return site.probe()
                .number("SELECT COALESCE(SUM(AMOUNT), 0) FROM TRIAL_SLOT WHERE NAME LIKE '" + prefix + "%-b'");
    }

    private static void check(SitePair pair, String prefix) {
        pair.checkEqual();
        for (Site site : List.of(pair.east(), pair.west())) {
            assertThat(site.console().figures().path("parked").asInt()).isZero();
            String amounts = "SELECT SUM(AMOUNT) FROM TRIAL_SLOT WHERE NAME LIKE '" + prefix + "%-";
            assertThat(site.probe().number(amounts + "a'"))
                    .as("first and second half of the calls at " + site.name())
                    .isEqualTo(site.probe().number(amounts + "b'"));
        }
        long events = SealedLog.of(pair.east().probe()).calls().stream()
                .filter(call ->
                        call.name().equals("trial.tick") && call.arguments().startsWith("[\"" + prefix))
                .count();
        assertThat(events).as("events of these calls").isEqualTo(ticked(pair.west(), prefix));
    }
}
