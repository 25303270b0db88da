package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.Position;

/** Rule 5 of the forced promotion: west fetches what others have beyond it, and begins behind that. */
class FailoverFetchTest {
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final DoubledSites sites = new DoubledSites(clock);
    private final OneRegister register = new OneRegister();
    private final Failover failover = new Failover("west", sites, register, clock, Duration.ofSeconds(30));

    @Test
    void whatAnotherSiteHasBeyondIsFetchedBeforeTheReignBegins() {
        sites.has("south", 15).has("north", 9);
        Plan plan = run();
        assertThat(plan.view().outcome()).isEqualTo("west is primary, by epoch 2");
        Reign reign = sites.opened.get(0);
        assertThat(reign.before().position()).isEqualTo(new Position(1, 15));
        assertThat(sites.did)
                .containsSubsequence(
                        "fetch from south",
                        "generators",
                        "south promises 2",
                        "north promises 2",
                        "fetch from nobody",
                        "open 2",
                        "tell south",
                        "tell north");
    }

    @Test
    void whatCameToAnotherSiteMeanwhileIsFetchedOnceThatHasPromised() {
        sites.has("south", 10).has("north", 10);
        sites.late.put("north", 13L);
        run();
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 13));
        assertThat(sites.did).containsSubsequence("north promises 2", "fetch from north", "open 2");
    }

    /** Else the new primary would give ids that events have which it replayed last of all. */
    @Test
    void generatorsAreMovedPastTheIdsOfWhatCameLast() {
        sites.has("south", 10).has("north", 10);
        sites.late.put("north", 13L);
        Plan plan = run();
        assertThat(sites.did).containsSubsequence("generators", "fetch from north", "generators", "open 2");
        assertThat(sites.movedAt).isEqualTo(13);
        assertThat(plan.view().steps()).extracting(Plan.Step::state).containsOnly(Plan.State.DONE);

        sites.did.clear();
        sites.late.clear();
        register.promise = Promise.NONE;
        sites.has("north", 14);
        run();
        assertThat(sites.did).containsOnlyOnce("generators");
    }

    @Test
    void generatorsAreMovedAgainWhereTheLogGoesOnWhenTheEpochIsTaken() {
        sites.has("south", 10).has("north", 10);
        register.before = () -> {
            if (sites.own < 12) {
                sites.own++;
                sites.replayed = sites.own;
                throw new LogWentOnException("the log here ends with event 1:" + sites.own + " by now");
            }
        };
        run();
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 12));
        assertThat(sites.movedAt).isEqualTo(12);
    }

    /** What the old primary had sent before it died is in this site's queue, or it is not dead. */
    @Test
    void aLogThatGoesOnJustWhenTheEpochIsTakenIsReplayedAndTakenWhole() {
        sites.has("south", 10).has("north", 10);
        register.before = () -> {
            if (sites.own < 13) {
                sites.own++;
                sites.replayed = sites.own - 1;
                throw new LogWentOnException("the log here ends with event 1:" + sites.own + " by now");
            }
        };
        Plan plan = run();
        assertThat(plan.view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 13));
        assertThat(sites.replayed).isEqualTo(13);
    }

    @Test
    void nothingOfTheLogIsUnplayedWhenTheReignBegins() {
        sites.has("south", 10).has("north", 10);
        sites.duringHooks = () -> {
            sites.own = 12;
            sites.replayed = 10;
        };
        sites.hooks = "/opt/warm";
        run();
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 12));
        assertThat(sites.replayed).isEqualTo(12);
    }

    /** It fetches nothing while it is nobody. */
    @Test
    void nobodyIsPromotedWhereNoSiteThatAnswersHasALaterEntryAndThatIsSaid() {
        sites.role = "NOBODY";
        sites.has("south", 10).has("north", 9);
        sites.epochs.put("south", 64L);
        assertThatThrownBy(this::run)
                .hasMessageContaining("west is nobody, and fetches nothing")
                .hasMessageContaining("promote south");
        assertThat(sites.did).isEmpty();

        sites.epochs.clear();
        assertThat(looked()).contains("west is nobody, and east may have events of a reign that west has not");
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 2");
    }

    /** Rule 8. Who had it promise may be dead by now. */
    @Test
    void whatAnotherSiteHasIsNotWaitedForInVainWhereAPromiseForbidsToTakeIt() {
        sites.has("south", 15).has("north", 9);
        sites.ownPromise = 66;
        assertThatThrownBy(this::looked)
                .hasMessageContaining("south has all up to event 1:15, and west takes nothing of it any more")
                .hasMessageContaining("it has promised epoch 66 of north")
                .hasMessageContaining("Rather promote south");
        assertThatThrownBy(this::run).hasMessageContaining("Rather promote south");
        assertThat(sites.did).isEmpty();

        sites.has("south", 10);
        sites.ownPromise = 65;
        register.promise = new Promise(65, "north", Instant.EPOCH);
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 66");
    }

    @Test
    void whatASiteLeavesOutByChoiceIsNotWaitedForAndWhatItHasWholeIs() {
        sites.has("south", 15).has("north", 12);
        sites.lacks.put("south", 15L);
        assertThat(looked())
                .contains("south has up to event 1:15, without those that it leaves out by choice")
                .contains("so 5 events are known to be missing");
        run();
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 12));
        assertThat(sites.did).contains("south promises 2", "fetch from north").doesNotContain("fetch from south");
    }

    @Test
    void whatASiteHasLeftOutLongAgoIsNoMatter() {
        sites.has("south", 15).has("north", 12);
        sites.lacks.put("south", 10L);
        run();
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 15));
    }

    @Test
    void anEntryOfALaterEpochIsFurtherThanALongerLogOfAnEarlierOne() {
        sites.has("south", 20).has("north", 11);
        sites.epochs.put("north", 64L);
        assertThatThrownBy(this::run).hasMessageContaining("did not come so far");
        assertThat(sites.did).contains("fetch from north").doesNotContain("fetch from south");
        assertThat(sites.opened).isEmpty();
    }

    /** Rule 5. Its own end may be a former primary's that nobody else has. */
    @Test
    void aLongerLogOfAnEarlierReignIsNotPromotedOverAShorterOneOfALaterReign() {
        sites.own = 30;
        sites.has("south", 20).has("north", 11);
        sites.epochs.put("north", 64L);

        assertThatThrownBy(this::run).hasMessageContaining("did not come so far");

        assertThat(sites.opened).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    /** Rule 5. */
    @Test
    void whatIsFoundWhenTheOthersHavePromisedCountsByItsReignToo() {
        sites.own = 30;
        sites.has("south", 20).has("north", 11);
        sites.lateEpochs.put("north", 64L);

        assertThatThrownBy(this::run).hasMessageContaining("did not come so far");

        assertThat(sites.opened).isEmpty();
    }

    /** Rule 5. South has the most, and north what south has removed. */
    @Test
    void whatRetentionHasRemovedAtTheBestSiteIsFetchedFromOneThatHasItFirst() {
        sites.has("south", 20).has("north", 15);
        sites.begins.put("south", 13L);
        Plan plan = new Plan("failover", "west", true);
        failover.look(plan);
        assertThat(plan.view().steps())
                .extracting(Plan.Step::text)
                .containsSequence(
                        "Fetch what north has, up to event 1:15, and replay it",
                        "Fetch what south has, up to event 1:20, and replay it");

        run();
        assertThat(sites.did).containsSubsequence("fetch from north", "fetch from south", "south promises 2", "open 2");
        assertThat(sites.opened.get(0).before().position()).isEqualTo(new Position(1, 20));
    }

    @Test
    void whatNoSiteThatAnswersHasAnyMoreIsSaidBeforeAnythingIsDone() {
        sites.has("south", 20).has("north", 11);
        sites.begins.put("south", 13L);
        String missing = "south has not got events 12 to 13 any more, nor has any other site that answers:"
                + " rather promote south; west needs seeding (reprise jobs seed south)";
        assertThatThrownBy(this::looked).hasMessageContaining(missing);
        assertThatThrownBy(this::run).hasMessageContaining(missing);
        sites.begins.put("south", 12L);
        assertThatThrownBy(this::looked).hasMessageContaining("has not got event 12 any more");
        assertThat(sites.did).isEmpty();
    }

    /** North's log ends in another reign than south's, so nobody knows here whether it goes the same way. */
    @Test
    void aLogOfAnEarlierReignIsNoSourceOfWhatWasRemoved() {
        sites.has("south", 20).has("north", 15);
        sites.epochs.put("south", 64L);
        sites.begins.put("south", 13L);
        assertThatThrownBy(this::looked).hasMessageContaining("south has not got events 11 to 13 any more");
    }

    /** Events that were left out are stored, and only their replay shows that their rows are not here. */
    @Test
    void aSiteThatTurnsOutToBeUnfitWhileItReplaysIsNotPromoted() {
        sites.has("south", 15).has("north", 10);
        sites.duringHooks = () -> sites.unfit = "it has left out events by choice";
        sites.hooks = "/opt/warm";
        assertThatThrownBy(this::run).hasMessageContaining("it has left out events by choice");
        assertThat(sites.opened).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);
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
