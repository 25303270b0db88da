package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Position;

/** The forced promotion of west while east is dead; south and north are its other copies, in memory. */
class FailoverTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final Doubles sites = new Doubles();
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

    private String looked() {
        Plan plan = new Plan("failover", "west", true);
        failover.look(plan);
        return plan.view().steps().get(0).found();
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

    private static String hash(long seq) {
        return String.format("%064d", seq);
    }

    private final class Doubles implements Sites {
        final List<String> did = new ArrayList<>();
        final List<Reign> opened = new ArrayList<>();
        final List<String> dead = new ArrayList<>(List.of("east"));
        final Map<String, Long> seqs = new HashMap<>();
        final Map<String, Long> late = new HashMap<>();
        final Map<String, Long> epochs = new HashMap<>();
        final Map<String, Long> lateEpochs = new HashMap<>();
        final Map<String, Long> promised = new HashMap<>();
        final Map<String, Long> lacks = new HashMap<>();
        final Map<String, Long> behindHole = new HashMap<>();
        final Map<String, String> to = new HashMap<>();
        final Map<String, String> follows = new HashMap<>();
        long own = 10;
        long ownPromise;
        String role = "SECONDARY";
        long replayed = Long.MAX_VALUE;
        long movedAt;
        Runnable duringHooks = () -> {};
        long stored;
        long parked;
        String unfit = "";
        long speed = 1;
        List<String> checksDown = List.of();
        List<String> skipped = List.of();
        String hooks = "";
        String from = "";
        String gone = "";
        Runnable duringOpening = () -> {};

        Doubles has(String site, long seq) {
            seqs.put(site, seq);
            return this;
        }

        @Override
        public SiteWord own() {
            return new SiteWord(
                    "west",
                    role,
                    "east",
                    ownPromise,
                    ownPromise == 0 ? "" : "north",
                    1,
                    own,
                    hash(own),
                    Math.min(own, replayed),
                    Math.max(own, stored),
                    0,
                    follows.getOrDefault("west", "east"),
                    parked,
                    "v1",
                    unfit,
                    false);
        }

        @Override
        public List<String> others() {
            return List.of("east", "south", "north");
        }

        @Override
        public SiteWord word(String site) {
            if (dead.contains(site)) {
                throw new IllegalStateException(site + " is dead");
            }
            long seq = seqs.getOrDefault(site, 10L);
            return new SiteWord(
                    site,
                    site.equals("east") ? "PRIMARY" : "SECONDARY",
                    "east",
                    promised.getOrDefault(site, 0L),
                    promised.containsKey(site) ? to.getOrDefault(site, "east") : "",
                    epochs.getOrDefault(site, 1L),
                    seq,
                    hash(seq),
                    seq,
                    behindHole.getOrDefault(site, seq),
                    lacks.getOrDefault(site, 0L),
                    follows.getOrDefault(site, "east"),
                    0,
                    "v1",
                    "",
                    false);
        }

        @Override
        public List<SiteWord> words() {
            return others().stream()
                    .filter(other -> !dead.contains(other))
                    .map(this::word)
                    .toList();
        }

        @Override
        public SiteWord giveWay(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public void goOn(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public SiteWord promise(String site, long epoch, ChainEnd end) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public void reignOn(String site) {
            throw new IllegalStateException("A dead primary is asked nothing");
        }

        @Override
        public SiteWord promise(String site, long epoch) {
            did.add(site + " promises " + epoch);
            promised.put(site, epoch);
            to.put(site, "west");
            if (lateEpochs.containsKey(site)) {
                epochs.put(site, lateEpochs.get(site));
            }
            if (late.containsKey(site)) {
                seqs.put(site, late.get(site));
            }
            return word(site);
        }

        @Override
        public void fetchFrom(String site) {
            did.add("fetch from " + (site.isEmpty() ? "nobody" : site));
            from = site;
        }

        @Override
        public String gone(String site) {
            return gone;
        }

        @Override
        public SiteSeen lastKnown(String site) {
            return site.equals("east") ? new SiteSeen(site, false, 17L, NOON) : SiteSeen.never(site);
        }

        @Override
        public List<String> checksDown() {
            return checksDown;
        }

        @Override
        public List<String> skipped() {
            return skipped;
        }

        @Override
        public String hooks() {
            return hooks;
        }

        @Override
        public void runHooks(long epoch) {
            did.add("hooks " + epoch);
            duringHooks.run();
            if (hooks.equals("no")) {
                throw new IllegalStateException("the hook says no");
            }
        }

        @Override
        public void name(boolean ownName) {
            did.add("name " + (ownName ? "west" : "nobody"));
        }

        @Override
        public String advanceGenerators() {
            did.add("generators");
            movedAt = own().replayed();
            return "2 of 2 moved";
        }

        @Override
        public void open(Reign reign) {
            did.add("open " + reign.epoch());
            opened.add(reign);
            duringOpening.run();
        }

        @Override
        public SiteWord tell(String site) {
            did.add("tell " + site);
            return word(site);
        }

        @Override
        public void pause() {
            clock.advance(Duration.ofMillis(500));
            long there = from.isEmpty() || epochs.containsKey(from) ? own : seqs.getOrDefault(from, own);
            own = Math.min(Math.max(own, there), own + speed);
            replayed += replayed < own ? 1 : 0;
        }
    }

    private static final class OneRegister implements EpochRegister {
        private Promise promise = Promise.NONE;
        private Runnable before = () -> {};
        private Runnable after = () -> {};

        @Override
        public Promise read() {
            return promise;
        }

        @Override
        public long above(long known) {
            return new EpochNumbers(1).above(known);
        }

        @Override
        public boolean compareAndSet(Promise seen, Reign next) {
            before.run();
            if (!seen.equals(promise)) {
                return false;
            }
            promise = next.promise(next.begun());
            after.run();
            return true;
        }

        @Override
        public Status status() {
            return new Status("double", promise, false);
        }

        @Override
        public void close() {}
    }
}
