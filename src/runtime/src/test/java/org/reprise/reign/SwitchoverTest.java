package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** The planned switch from east to west, step by step, with sites in memory. */
class SwitchoverTest {

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final Doubles sites = new Doubles();
    private final OneRegister register = new OneRegister();
    private final Switchover switchover = new Switchover("west", sites, register, clock, Duration.ofSeconds(30));

    @Test
    void atTheEndWestReignsFromWhereEastEndedAndNoEventOfEastIsBehindThat() {
        sites.replayed = 5;
        sites.inFlight = 2;
        Plan plan = run();

        assertThat(plan.view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(plan.view().steps()).extracting(Plan.Step::state).containsOnly(Plan.State.DONE);
        Reign reign = sites.opened.get(0);
        assertThat(reign.epoch()).isEqualTo(2);
        assertThat(reign.primary()).isEqualTo("west");
        assertThat(reign.before()).isEqualTo(end(12));
        assertThat(reign.by()).isEqualTo("olga");
        assertThat(sites.did)
                .containsSubsequence("give way", "generators", "promise 2 at 12", "open 2", "tell east", "tell south");
        assertThat(register.read().isOf(new Promise(2, "west", Instant.EPOCH))).isTrue();
        assertThat(sites.did).doesNotContain("go on", "reign on");
    }

    @Test
    void lookingChangesNothingAndNamesEachStep() {
        Plan plan = new Plan("switchover", "west", true);
        switchover.look(plan);
        assertThat(plan.view().outcome()).isEqualTo("It can be done; nothing was changed");
        assertThat(plan.view().from()).isEqualTo("east");
        assertThat(plan.view().steps()).hasSize(8);
        assertThat(plan.view().steps().get(5).text()).contains("promise epoch 2");
        assertThat(sites.did).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    @Test
    void whatHindersIsSaidBeforeCallsAreRefused() {
        sites.parked = 1;
        sites.unfit = "site 'west' only tells observers";
        sites.version = "v2";
        assertThatThrownBy(this::run)
                .hasMessageContaining("1 events are parked here")
                .hasMessageContaining("only tells observers")
                .hasMessageContaining("another version at east (v1) than here (v2)");
        assertThat(sites.did).isEmpty();
    }

    @Test
    void whatEastHasRemovedAndWestLacksHindersAPlannedSwitch() {
        sites.sealed = 30;
        sites.begin = 20;
        assertThatThrownBy(this::run)
                .hasMessageContaining("east has not got events 11 to 20 any more, which west lacks: wait until");
        assertThat(sites.did).isEmpty();
    }

    @Test
    void aRequiredCheckThatIsDownHindersAPlannedSwitch() {
        sites.checksDown = List.of("required check 'orders' is down");
        assertThatThrownBy(this::run).hasMessageContaining("required check 'orders' is down");
        assertThat(sites.did).isEmpty();
        Plan plan = new Plan("switchover", "west", true);
        assertThatThrownBy(() -> switchover.look(plan)).hasMessageContaining("required check 'orders' is down");
    }

    @Test
    void whatWasSkippedAtTheTargetIsSaidBeforeItIsDone() {
        sites.skipped = List.of("one event was skipped at west");
        Plan plan = new Plan("switchover", "west", true);
        switchover.look(plan);
        assertThat(plan.view().steps().get(0).found()).startsWith("one event was skipped at west; west is ");
        assertThat(run().view().steps().get(0).found()).contains("one event was skipped at west");
    }

    @Test
    void hooksRunWhileEastTakesCallsAndBeforeAnythingElse() {
        sites.hooks = "/opt/warm";
        Plan plan = run();
        assertThat(sites.did).startsWith("hooks 2", "name west", "give way");
        assertThat(plan.view().steps())
                .extracting(Plan.Step::text)
                .contains("Run what is to run before west is primary: /opt/warm");
    }

    @Test
    void aHookThatSaysNoLeavesAllAsItWas() {
        sites.hooks = "no";
        assertThatThrownBy(this::run).hasMessageContaining("the hook says no");
        assertThat(sites.did).containsExactly("hooks 2");
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    @Test
    void aTargetThatIsFarBehindAndDoesNotComeNearerFailsBeforeCallsAreRefused() {
        sites.sealed = 5000;
        sites.speed = 0;
        assertThatThrownBy(this::run).hasMessageContaining("events behind");
        assertThat(sites.did).isEmpty();
    }

    /** Rule 12. As where east's calls wait for one site more than there are just now. */
    @Test
    void whatIsNotStableYetIsReplayedOnceEastTakesNoCallsAndHindersNothing() {
        sites.stable = 4;
        sites.replayed = 4;
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(sites.opened.get(0).before()).isEqualTo(end(10));
        assertThat(sites.replayed).isEqualTo(10);
    }

    @Test
    void aTransactionThatDoesNotEndLetsEastGoOn() {
        sites.inFlight = Integer.MAX_VALUE;
        assertThatThrownBy(this::run).hasMessageContaining("did not end within 30 s; it takes calls again");
        assertThat(sites.did).endsWith("go on", "name nobody").startsWith("name west");
        assertThat(sites.opened).isEmpty();
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    @Test
    void aLogThatEndsOtherwiseLetsEastGoOn() {
        sites.ownHash = hash(99);
        assertThatThrownBy(this::run).hasMessageContaining("ends otherwise than that of east");
        assertThat(sites.did).endsWith("go on", "name nobody");
    }

    @Test
    void eventsBehindTheNamedEndLetEastReignOn() {
        sites.failing.add("promise");
        assertThatThrownBy(this::run).hasMessageContaining("promise");
        assertThat(sites.did).contains("reign on").doesNotContain("open 2");
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    /** It has promised, and would be nobody until an operator comes. */
    @Test
    void thatEastIsToReignOnIsSaidUntilItIsHeard() {
        sites.failing.add("promise");
        sites.lost = 3;
        assertThatThrownBy(this::run).hasMessageContaining("promise");
        assertThat(sites.reignsOn).isTrue();

        sites.reignsOn = false;
        sites.lost = Integer.MAX_VALUE;
        assertThatThrownBy(this::run).hasMessageContaining("promise");
        assertThat(sites.reignsOn).isFalse();
    }

    @Test
    void anEpochThatWasTakenByAnotherCommandLetsEastReignOn() {
        register.before = () -> register.promise = new Promise(9, "south", Instant.EPOCH);
        assertThatThrownBy(this::run).hasMessageContaining("another epoch was taken meanwhile");
        assertThat(sites.did).containsSubsequence("promise 2 at 10", "reign on").doesNotContain("open 2");
    }

    /** Two servers of west at once, or one whose lead was taken while it went on: they have gone for the same epoch. */
    @Test
    void ofTwoCommandsThatGoForOneEpochOneReignsAndTheOtherIsRefused() {
        register.before = () -> register.promise = new Promise(2, "west", Instant.EPOCH);
        assertThatThrownBy(this::run).hasMessageContaining("another epoch was taken meanwhile");
        assertThat(sites.did).contains("promise 2 at 10").doesNotContain("open 2", "reign on");
    }

    /** Else nobody would take anything of the reign of the first: east has promised the epoch of the second. */
    @Test
    void aCommandThatComesWhenAnEpochWasTakenAsksNobodyToPromiseAnother() {
        register.promise = new Promise(2, "west", Instant.EPOCH);
        Candidate late = new Candidate("west", sites, register, clock, Duration.ofSeconds(30));
        assertThatThrownBy(() -> late.goFor(Promise.NONE, 66)).hasMessageContaining("another epoch was taken");
        Reign first = new Reign(65, end(10), "west", clock.instant(), "olga", "");
        assertThatThrownBy(() -> register.compareAndSet(register.promise, first))
                .hasMessageContaining("was given up");
    }

    @Test
    void whatAServerThatLeadsNoMoreHasBegunGoesNoFurther() {
        sites.leads = false;
        assertThatThrownBy(this::run).hasMessageContaining("another server of west leads by now");
        assertThat(sites.did).doesNotContain("promise 2 at 10", "open 2", "go on");
        assertThat(register.read()).isEqualTo(Promise.NONE);
    }

    /** East reigns on by a later epoch: would west's begin after all, two would reign. */
    @Test
    void anEpochThatIsGivenUpNeverBegins() {
        sites.failing.add("promise");
        assertThatThrownBy(this::run).hasMessageContaining("promise");
        Reign late = new Reign(2, end(10), "west", clock.instant(), "olga", "the commit was under way");
        assertThatThrownBy(() -> register.compareAndSet(Promise.NONE, late)).hasMessageContaining("was given up");
        sites.failing.clear();
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 66");
    }

    @Test
    void anEpochThatIsTakenThoughTheDatabaseFailedAfterwardsBegins() {
        register.after = () -> {
            throw new IllegalStateException("the connection broke");
        };
        assertThat(run().view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(sites.did).contains("open 2").doesNotContain("reign on");
    }

    @Test
    void aSiteThatIsNotReachedIsToldLater() {
        sites.failing.add("tell south");
        Plan plan = run();
        assertThat(plan.view().outcome()).isEqualTo("west is primary, by epoch 2");
        assertThat(plan.view().steps().get(plan.view().steps().size() - 1).found())
                .isEqualTo("told: east; not reached, told when they come back: south");
        assertThat(plan.view().proof())
                .isEqualTo(new Plan.Proof(2, new Position(1, 10), List.of("east"), List.of("east"), List.of("south")));
    }

    @Test
    void anOldPrimaryThatDoesNotAnswerIsNoMatterOfAPlannedSwitch() {
        sites.failing.add("word");
        assertThatThrownBy(this::run)
                .hasMessageContaining("east, which is taken to be primary, does not answer")
                .hasMessageContaining("reprise failover --to west");
        assertThat(sites.did).isEmpty();
    }

    @Test
    void whoIsPrimaryIsNotMadeSo() {
        sites.role = "PRIMARY";
        assertThatThrownBy(this::run).hasMessage("west is primary already");
    }

    private Plan run() {
        Plan plan = new Plan("switchover", "west", false);
        try {
            switchover.run(plan, "olga", "disk");
            return plan;
        } finally {
            assertThat(plan.view().hasEnded()).isTrue();
        }
    }

    private static String hash(long seq) {
        return String.format("%064d", seq);
    }

    private static ChainEnd end(long seq) {
        return new ChainEnd(new Position(1, seq), new PortionHash(hash(seq)));
    }

    /** East has ten events, and each that is in flight becomes one more while it gives way. */
    private final class Doubles implements Sites {
        int lost;
        long begin;
        boolean reignsOn;
        final List<String> did = new ArrayList<>();
        final List<Reign> opened = new ArrayList<>();
        final Set<String> failing = new HashSet<>();
        String role = "SECONDARY";
        String version = "v1";
        String unfit = "";
        String ownHash = "";
        long parked;
        long sealed = 10;
        long replayed = 10;

        /** West has all that east has, and replays up to here while it is not about to be primary. */
        long stable = Long.MAX_VALUE;

        long speed = 1;
        boolean leads = true;
        List<String> checksDown = List.of();
        List<String> skipped = List.of();
        String hooks = "";
        int inFlight;

        private void act(String what) {
            did.add(what);
            if (failing.contains(what) || failing.contains(what.replaceAll(" .*", ""))) {
                throw new IllegalStateException(what + " fails");
            }
        }

        @Override
        public SiteWord own() {
            long seq = stable < Long.MAX_VALUE ? sealed : replayed;
            String hash = ownHash.isEmpty() ? hash(seq) : ownHash;
            return new SiteWord(
                    "west", role, "east", 0, "", 1, seq, hash, replayed, seq, 0, 0, "east", parked, version, unfit,
                    true);
        }

        @Override
        public List<String> others() {
            return List.of("east", "south");
        }

        private SiteWord east(boolean quiet) {
            return new SiteWord(
                    "east",
                    "PRIMARY",
                    "east",
                    0,
                    "",
                    1,
                    sealed,
                    hash(sealed),
                    sealed,
                    sealed,
                    begin,
                    0,
                    "",
                    0,
                    "v1",
                    "",
                    quiet);
        }

        @Override
        public SiteWord word(String site) {
            if (failing.contains("word")) {
                throw new IllegalStateException("there is no way to " + site);
            }
            return east(false);
        }

        @Override
        public List<SiteWord> words() {
            throw new IllegalStateException("A planned switch asks the primary");
        }

        @Override
        public SiteWord giveWay(String site) {
            act("give way");
            if (inFlight > 0) {
                inFlight--;
                sealed++;
                return east(false);
            }
            return east(true);
        }

        @Override
        public void goOn(String site) {
            act("go on");
        }

        @Override
        public SiteWord promise(String site, long epoch, ChainEnd end) {
            act("promise " + epoch + " at " + end.position().seq());
            return east(true);
        }

        @Override
        public SiteWord promise(String site, long epoch) {
            throw new IllegalStateException("A planned switch asks only the primary for its promise");
        }

        @Override
        public void fetchFrom(String site) {
            throw new IllegalStateException("A planned switch fetches as always");
        }

        @Override
        public String gone(String site) {
            return "";
        }

        @Override
        public SiteSeen lastKnown(String site) {
            throw new IllegalStateException("A planned switch needs the primary's own word");
        }

        @Override
        public void reignOn(String site) {
            act("reign on");
            if (lost-- > 0) {
                throw new IllegalStateException("there is no way to " + site);
            }
            reignsOn = true;
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
            if (hooks.equals("no")) {
                throw new IllegalStateException("the hook says no");
            }
        }

        @Override
        public void name(boolean own) {
            act("name " + (own ? "west" : "nobody"));
            stable = own ? Long.MAX_VALUE : stable;
        }

        @Override
        public String advanceGenerators() {
            act("generators");
            return "2 of 2 moved";
        }

        @Override
        public void open(Reign reign) {
            act("open " + reign.epoch());
            opened.add(reign);
        }

        @Override
        public SiteWord tell(String site) {
            act("tell " + site);
            return east(true);
        }

        @Override
        public void conducts() {
            if (!leads) {
                throw new IllegalStateException("another server of west leads by now");
            }
        }

        @Override
        public void pause() {
            clock.advance(Duration.ofMillis(100));
            replayed = Math.max(replayed, Math.min(Math.min(sealed, stable), replayed + speed));
        }
    }
}
