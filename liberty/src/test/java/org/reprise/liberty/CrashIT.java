package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Sites that are killed (SIGKILL) while clients call east. Two kills of each; twenty with the profile {@code faults}. In the end
 * every call that was answered well is at both sites, once and in its order.
 */
@OnRunningSites
class CrashIT {

    private static final int KILLS = Integer.getInteger("reprise.test.kills", 2);
    private static final int CLIENTS = 4;
    private static final long CALLS_BETWEEN = KILLS > 2 ? 400 : 150;

    /** Two kills are to be seen soon: what is called while a server comes back is to be replayed afterwards. */
    private static final Duration PAUSE = Duration.ofMillis(KILLS > 2 ? 0 : 25);

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Test
    void westKilledUnderLoadLosesNothing(Sites sites) {
        SitePair pair = SitePair.of(sites);
        BusinessCallers callers = new BusinessCallers(pair.east(), "kw-", CLIENTS, PAUSE);
        try (callers) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitCalls(callers, CALLS_BETWEEN);
                long moved = pair.west().probe().number("SELECT SEQ FROM REPRISE_POSITION");
                pair.west().server().kill();
                awaitCalls(callers, CALLS_BETWEEN); // east goes on
                SitePair.start(pair.west());
                await("west replays again")
                        .atMost(PATIENCE)
                        .until(() -> pair.west().probe().number("SELECT SEQ FROM REPRISE_POSITION") > moved);
            }
            awaitCalls(callers, CALLS_BETWEEN);
        }
        assertThat(callers.unknown())
                .as("calls that failed while only west was killed")
                .isEmpty();
        checkAll(pair, callers);
    }

    @Test
    void eastKilledUnderLoadLosesNothingAndWestSaysThatItIsDown(Sites sites) {
        SitePair pair = SitePair.of(sites);
        BusinessCallers callers = new BusinessCallers(pair.east(), "ke-", CLIENTS, PAUSE);
        try (callers) {
            for (int kill = 0; kill < KILLS; kill++) {
                awaitCalls(callers, CALLS_BETWEEN);
                int saidBefore = linesThatEastIsDown(pair.west());
                pair.east().server().kill();
                if (kill == 0) {
                    checkWestSaysSo(pair.west(), saidBefore);
                }
                SitePair.start(pair.east());
            }
            awaitCalls(callers, CALLS_BETWEEN);
        }
        checkAll(pair, callers);
        await("west has no trouble and no lag").atMost(PATIENCE).until(() -> {
            var figures = pair.west().console().figures();
            return figures.path("trouble").asText().isEmpty()
                    && figures.path("lagKnown").asBoolean()
                    && figures.path("lagSeconds").asDouble() == 0
                    && figures.path("lagEvents").asLong() == 0;
        });
    }

    /** The figures name the trouble, nobody knows the lag, and the log says it once, however often west tries. */
    private static void checkWestSaysSo(Site west, int saidBefore) {
        await("west's trouble names east")
                .atMost(PATIENCE)
                .until(() -> west.console().trouble().contains("east"));
        // west tries after 0.5, 1, 2 and 4 seconds: several tries have failed by the time that it calls east silent
        await("west does not know how far it is behind")
                .atMost(PATIENCE)
                .until(() -> !west.console().figures().path("lagKnown").asBoolean());
        assertThat(west.console().figures().has("lagSeconds")).isFalse();
        SitePair.print("west while east is down: %s", west.console().figures());
        assertThat(linesThatEastIsDown(west) - saidBefore)
                .as("lines that say that east is down")
                .isEqualTo(1);
    }

    /** REPR0202W when a request was at east as it was killed. */
    private static int linesThatEastIsDown(Site west) {
        return west.server().log().lines("REPR020[12]W").size();
    }

    private static void checkAll(SitePair pair, BusinessCallers callers) {
        pair.awaitWestAtHead();
        Accounts accounts = new Accounts(callers);
        SealedLog east = SealedLog.of(pair.east().probe());
        SealedLog west = SealedLog.of(pair.west().probe());
        east.checkChain();
        east.checkSame(west);
        accounts.checkLog(east);
        accounts.checkTables(pair.east().probe());
        accounts.checkTables(pair.west().probe());
        SitePair.print(
                "%s: %d calls acknowledged, %d of unknown outcome; %d portions, head %d; rows %s",
                callers.prefix(),
                callers.acknowledged(),
                callers.unknown().size(),
                east.portions().size(),
                east.head(),
                pair.checkEqual());
        callers.unknown().stream().limit(3).forEach(call -> SitePair.print("not known: %s", call));
        for (Site site : new Site[] {pair.east(), pair.west()}) {
            assertThat(site.console().figures().path("parked").asInt()).isZero();
            String queues = "reprise." + site.name();
            await("queues of " + site.name() + " are empty")
                    .atMost(PATIENCE)
                    .until(() -> site.console().depth(queues + ".portions") == 0
                            && site.console().depth(queues + ".requests") == 0);
        }
    }

    private static void awaitCalls(BusinessCallers callers, long more) {
        long wanted = callers.acknowledged() + more;
        await(more + " more calls").atMost(PATIENCE).until(() -> callers.acknowledged() >= wanted);
    }
}
