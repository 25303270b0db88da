package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.Position;

/** The forced promotion of west while east is dead: what is said of it, and what hinders it. */
class FailoverTest {
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final DoubledSites sites = new DoubledSites(clock);
    private final OneRegister register = new OneRegister();
    private final Failover failover = new Failover("west", sites, register, clock, Duration.ofSeconds(30));

    @Test
    void lookingShowsWhatMayBeMissingAndChangesNothing() {
        sites.has("south", 15);
        sites.dead.add("north");
        Plan plan = new Plan("failover", "west", true);
        failover.look(plan);
        assertThat(plan.view().outcome()).isEqualTo("It can be done; nothing was changed");
        assertThat(plan.view().steps().get(0).found())
                .contains("west itself has all up to event 1:10")
                .contains("south has all up to event 1:15")
                .contains("east does not answer; it was known to have all up to event 17 at 2026-11-23T12:00:00Z"
                        + ", so 2 events are known to be missing.")
                .contains("north does not answer; nothing is known of it here.")
                .contains("What only it has will be missing until it comes back");
        assertThat(plan.view().steps().get(1).text()).contains("Fetch what south has, up to event 1:15");
        assertThat(plan.view().seen())
                .extracting(SiteSeen::site, SiteSeen::answers, SiteSeen::seq)
                .containsExactly(
                        tuple("west", true, 10L),
                        tuple("south", true, 15L),
                        tuple("east", false, 17L),
                        tuple("north", false, null));
        assertThat(plan.view().proof()).isNull();
        assertThat(sites.did).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    @Test
    void whatFencesIsWhoPromisedAndWhereTheLogEnded() {
        sites.has("south", 15);
        sites.dead.add("north");
        assertThat(run().view().proof())
                .isEqualTo(new Plan.Proof(
                        2, new Position(1, 15), List.of("south"), List.of("south"), List.of("east", "north")));
    }

    /** It costs its time where clients wait already; it is told when it comes back. */
    @Test
    void whoWasSilentIsNotWaitedForAgainOnceTheReignHasBegun() {
        sites.has("south", 15);
        sites.dead.add("north");
        run();
        assertThat(sites.did).contains("tell south").doesNotContain("tell east", "tell north");
    }

    @Test
    void aPrimaryThatAnswersIsNotPassedOver() {
        sites.dead.clear();
        sites.has("east", 17);
        assertThatThrownBy(this::run).hasMessageContaining("east is primary and answers", "reprise switchover");
        assertThat(sites.did).isEmpty();
    }

    /** In the chain: north was promoted behind east's back, and is dead too; east hears of it when it is asked. */
    @Test
    void aPrimaryWhoseReignIsOverKeepsNobodyFromBeingPromoted() {
        sites.dead.clear();
        sites.dead.add("north");
        sites.ownPromise = 67;
        register.promise = new Promise(67, "north", Instant.EPOCH);
        sites.promised.put("east", 66L);
        sites.to.put("east", "south");
        assertThatThrownBy(this::run)
                .as("it gives way to another one just now")
                .hasMessageContaining("east is primary");

        sites.promised.put("east", 67L);
        sites.to.put("east", "north");
        assertThat(run().view().outcome()).startsWith("west is primary");
    }

    @Test
    void whoCannotFetchWhatAnotherHasIsNotPromoted() {
        sites.has("south", 15);
        sites.speed = 0;
        assertThatThrownBy(this::run).hasMessageContaining("it has all up to event 1:10");
        assertThat(sites.did).contains("fetch from nobody", "name nobody").doesNotContain("south promises 2");
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    @Test
    void anEpochThatIsTakenThoughTheDatabaseFailedAfterwardsBegins() {
        sites.has("south", 10).has("north", 10);
        register.after = () -> {
            throw new IllegalStateException("the connection was lost");
        };
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(sites.did).contains("open 2", "tell south");

        register.before = () -> {
            throw new IllegalStateException("no database");
        };
        sites.did.clear();
        assertThatThrownBy(this::run).hasMessageContaining("no database");
        assertThat(sites.did).doesNotContain("open 66").contains("name nobody");
    }

    @Test
    void whatIsRemovedWhereItIsFetchedIsSaidAndWhatToDo() {
        sites.has("south", 15);
        sites.speed = 0;
        sites.gone = "south has not got event 11 any more";
        assertThatThrownBy(this::run)
                .hasMessageContaining(
                        "has replayed up to 10. south has not got event 11 any more: rather promote south")
                .hasMessageContaining("west needs seeding");
    }

    /** Two operators, at two sites. */
    @Test
    void aReignThatIsOverBeforeItOpensIsSaidToBeOver() {
        sites.has("south", 10);
        sites.duringOpening = () -> {
            register.promise = new Promise(67, "south", Instant.EPOCH);
            throw new IllegalStateException("this site does not open. It is tried again until it does");
        };
        assertThatThrownBy(this::run)
                .hasMessageContaining("epoch 2 was begun and is over: west was told of epoch 67 of south")
                .hasMessageNotContaining("tried again");
    }

    @Test
    void aloneItPromotesItselfAsTheOperatorSays() {
        sites.dead.addAll(List.of("south", "north"));
        Plan plan = run();
        assertThat(plan.view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(plan.view().steps().get(plan.view().steps().size() - 1).found())
                .isEqualTo("not reached, told when they come back: east, south, north");
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 10));
    }

    @Test
    void anEpochIsAboveAllThatAnySiteHasPromised() {
        sites.has("south", 10).has("north", 10);
        sites.promised.put("south", 65L);
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 66");
    }

    /** Rule 15. */
    @Test
    void aSiteWithAHoleThatNobodyCoversIsNotPromoted() {
        sites.stored = 20;
        sites.has("south", 12);
        assertThatThrownBy(this::run)
                .hasMessageContaining("west has events up to 20, but not event 11")
                .hasMessageContaining("bring up one that has it, or import it")
                .hasMessageContaining("reprise discard");
        assertThat(sites.did).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);

        sites.has("south", 20);
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 20));
    }

    /** When it promises it throws away what is behind the hole. */
    @Test
    void whatAnotherSiteHasBehindAHoleIsSaid() {
        sites.has("south", 12).has("north", 10);
        sites.behindHole.put("south", 20L);
        assertThat(looked())
                .contains("south has events up to 20, but not event 13: what is behind that is given up")
                .doesNotContain("north has events");
        sites.has("north", 20);
        assertThat(looked()).doesNotContain("given up");
    }

    @Test
    void whatASiteIsUnfitByIsSaidBeforeAnythingIsDone() {
        for (String why : List.of(
                "site 'west' only tells observers of events, and has not got their rows",
                "site 'west' takes only events of a, so that it has not got the others' rows",
                "site 'west' is held: it replays by the schedule 'held'",
                "it has promised epoch 66 of north")) {
            sites.unfit = why;
            assertThatThrownBy(this::run).hasMessageContaining(why);
        }
        sites.unfit = "";
        sites.parked = 2;
        assertThatThrownBy(this::run).hasMessageContaining("2 events are parked here: retry or skip them first");
        assertThat(sites.did).isEmpty();
    }

    @Test
    void aChainOffersItsNextMemberAndElseTheSiteWithTheMostOfTheLog() {
        sites.has("south", 10).has("north", 9);
        sites.follows.putAll(Map.of("west", "north", "south", "west"));
        assertThat(looked()).contains("rather promote north, which follows east itself, and has all up to event 1:9");

        sites.follows.putAll(Map.of("west", "east", "south", "east", "north", "east"));
        assertThat(looked()).doesNotContain("rather promote");
        sites.has("south", 14);
        assertThat(looked()).contains("rather promote south, which follows east itself, and has all up to event 1:14");
    }

    @Test
    void whatWasSkippedAtTheCandidateIsSaid() {
        sites.skipped = List.of("1 events were skipped at west");
        assertThat(run().view().steps().get(0).found()).contains("1 events were skipped at west");
    }

    @Test
    void aRequiredCheckThatIsDownIsSaidAndTheOperatorDecides() {
        sites.checksDown = List.of("required check 'orders' is down");
        Plan plan = run();
        assertThat(plan.view().steps().get(0).found()).contains("required check 'orders' is down");
        assertThat(plan.view().outcome()).contains("west is primary");
    }

    @Test
    void aHookThatSaysNoLeavesTheEpochUntaken() {
        sites.hooks = "no";
        assertThatThrownBy(this::run).hasMessageContaining("the hook says no");
        assertThat(sites.opened).isEmpty();
        assertThat(sites.did).noneMatch(each -> each.contains("promises")).endsWith("name nobody", "fetch from nobody");
    }

    private Plan run() {
        Plan plan = new Plan("failover", "west", false);
        try {
            failover.run(plan, "olga", "east burns");
            return plan;
        } finally {
            assertThat(plan.view().hasEnded()).isTrue();
        }
    }

    private String looked() {
        Plan plan = new Plan("failover", "west", true);
        failover.look(plan);
        return plan.view().steps().get(0).found();
    }
}
