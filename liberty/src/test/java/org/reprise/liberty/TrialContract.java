package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Business code that calls alone cannot copy, under load: every table is equal in the end, and nothing is parked. */
abstract class TrialContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int TURNS = 50;

    private SitePair pair;
    private Trial east;
    private Trial west;
    private String slot;

    void use(SitePair sites) {
        pair = sites;
        east = new Trial(sites.east().server());
        west = new Trial(sites.west().server());
        slot = "slot" + NUMBER.incrementAndGet() + "-";
        promoteAll();
    }

    @Test
    void clocksDiceAndHashOrderAreHealedAndCounted() {
        Trial.Count before = west.count("trial.guess");
        for (int i = 0; i < 10; i++) {
            east.call("guess", slot + i, 0);
        }
        checkEqual();
        assertThat(west.count("trial.guess").since(before).byRows()).isEqualTo(10);
        assertThat(west.differences()).anyMatch(each -> each.startsWith("TRIAL_SLOT [NAME=" + slot + "0] CHANGED_AT"));
        assertThat(west.demoted()).contains("trial.guess");
    }

    @Test
    void lostOrderOfReadAndWriteIsHealed() {
        List.of("", "1", "3").forEach(each -> east.call("compute", slot + each, 1));
        Trial.Count before = west.count("trial.copy");
        east.call("inversions", slot, TURNS);
        checkEqual();
        Trial.Count done = west.count("trial.copy").since(before);
        SitePair.print("inversions: %s", done);
        assertThat(done.healed()).as("inversions met").isPositive();
        assertThat(done.called() + done.byRows()).isEqualTo(4 * TURNS);
    }

    @Test
    void oneHotRowChangedByEightClientsIsEqualWhileReplayFollows() {
        east.call("compute", slot, 1);
        Trial.Count before = west.count("trial.change");
        east.call("hot", slot, TURNS);
        checkEqual();
        Trial.Count done = west.count("trial.change").since(before);
        SitePair.print("hot row: %s", done);
        assertThat(done.called()).as("proved by call").isEqualTo(8 * TURNS);
    }

    @Test
    void otherCodeAtWestIsFoundAtItsFirstEvent() {
        Trial.Count before = west.count("trial.compute");
        west.call("code", "", 2);
        try {
            east.call("compute", slot, 21);
            checkEqual();
        } finally {
            west.call("code", "", 1);
        }
        assertThat(west.count("trial.compute").since(before).healed()).isEqualTo(1);
        assertThat(west.differences()).contains("TRIAL_SLOT [NAME=" + slot + "] AMOUNT 21 42");
        east.call("compute", slot, 5);
        checkEqual();
        assertThat(west.count("trial.compute").since(before).called()).isEqualTo(1);
    }

    @Test
    void swappedEventsAreFoundAndNamedEach() {
        east.call("compute", slot, 100);
        east.call("swap", slot, 5);
        pair.awaitWestAtHead();
        // compute(5) then change(5) give 5 and 20; change(5) on 100 gives 305
        assertThat(west.differences()).contains("TRIAL_SLOT [NAME=" + slot + "] AMOUNT 20 305");
        east.call("change", slot, 1);
        checkEqual();
        assertThat(west.differences()).contains("TRIAL_SLOT [NAME=" + slot + "] AMOUNT 61 16");
    }

    @Test
    void generatorsOfWestAreAdvancedPastAllReplayedIds() {
        for (int i = 0; i < 25; i++) {
            east.call("draw", slot, 0);
        }
        checkEqual();
        long highest = pair.west().probe().number("SELECT MAX(ID) FROM TRIAL_TICKET");
        Console operator = pair.west().console().as("admin");

        JsonNode first = ticketNumbers(operator.advanceGenerators("to be sure"));
        assertThat(first.path("highest").asLong()).isEqualTo(highest);
        assertThat(first.path("next").asLong()).isGreaterThan(highest);
        assertThat(first.path("moved").asBoolean()).isTrue();
        assertThat(ticketNumbers(operator.advanceGenerators("again"))
                        .path("moved")
                        .asBoolean())
                .isFalse();
        assertThat(pair.west().console().audit().toString()).contains("advance generators");

        east.call("draw", slot, 0);
        checkEqual();
    }

    private static JsonNode ticketNumbers(JsonNode generators) {
        for (JsonNode each : generators) {
            if (each.path("name").asText().equals("TRIAL_NUMBERS")) {
                return each;
            }
        }
        throw new AssertionError("No TRIAL_NUMBERS in " + generators);
    }

    private void checkEqual() {
        pair.checkEqual();
        assertThat(pair.west().console().figures().path("parked").asInt()).isZero();
    }

    private void promoteAll() {
        for (String name : west.demoted()) {
            assertThat(pair.west().console().as("admin").promote(name, "another test"))
                    .isEqualTo(200);
        }
        await("nothing is demoted").atMost(Duration.ofMinutes(3)).until(() -> west.demoted()
                .isEmpty());
    }
}
