package org.reprise.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.portion.Position;
import org.reprise.settings.Role;
import org.reprise.settings.Standing;

/** Rule 6: a restart never promotes itself. */
class WhoReignsTest {
    private static final Standing OWN = new Standing(Role.PRIMARY, "east", 65, "");
    private static final List<String> OTHERS = List.of("north", "west");

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1_764_000_000));

    private boolean hears = true;

    private WhoReigns restarted(Standing before, boolean begun) {
        return new WhoReigns(before, begun, Duration.ofSeconds(5), () -> hears, clock);
    }

    @Test
    void aPrimaryThatWasStartedAgainWaitsUntilAllOthersHaveSaidWhoReigns() {
        WhoReigns who = restarted(OWN, false);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        who.answered("west");
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(who.silent(OTHERS)).containsExactly("north");
        who.answered("north");
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.silent(OTHERS)).isEmpty();
    }

    @Test
    void whereOthersAreDownItsReignGoesOnAfterAWhile() {
        WhoReigns who = restarted(OWN, false);
        OTHERS.forEach(who::unreached);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(4999));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.silent(OTHERS)).containsExactly("north", "west");
    }

    /** The one that leads may wait for a slow site that knows of a newer reign: another one must not commit in the old one meanwhile. */
    @Test
    void aServerThatDoesNotLeadTakesCallsOnceTheOneThatLeadsDoes() {
        WhoReigns who = restarted(OWN, false);
        who.ledBy(Optional.empty());
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        who.ledBy(Optional.of(true));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(who.why(OTHERS)).contains("Another server of this site asks north, west");
        who.ledBy(Optional.of(false));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.silent(OTHERS)).isEmpty();
    }

    @Test
    void aServerThatComesToLeadAsksItself() {
        WhoReigns who = restarted(OWN, false);
        who.ledBy(Optional.of(true));
        OTHERS.forEach(who::unreached);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(6));
        who.leads();
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(4999));
        who.leads();
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    /** The one that leads has heard of a site that has more of the log. */
    @Test
    void allServersOfANewDatabaseTakeNoCallsWhereTheOneThatLeadsTakesNone() {
        WhoReigns who = restarted(OWN, true);
        who.ledBy(Optional.empty());
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        who.ledBy(Optional.of(true));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        who.ledBy(Optional.of(false));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void oneThatIsReachedAndSlowIsWaitedForLongerButNotForEver() {
        WhoReigns who = restarted(OWN, false);
        OTHERS.forEach(who::unreached);
        who.reached("west");
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(29));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void timeCountsFromWhenItCouldHearAnAnswer() {
        hears = false;
        WhoReigns who = restarted(OWN, false);
        OTHERS.forEach(who::unreached);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(12));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        hears = true;
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(4999));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofMillis(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void whereItsMessagingStaysDownItsReignGoesOnInTheEnd() {
        hears = false;
        WhoReigns who = restarted(OWN, false);
        OTHERS.forEach(who::unreached);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(29));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void onceAskedItIsNotAskedAgain() {
        WhoReigns who = restarted(OWN, false);
        assertThat(who.waits(OWN, List::of)).as("it knows of no other site").isFalse();
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void whoIsPromotedOrFollowsMeanwhileWaitsNoMore() {
        WhoReigns told = restarted(OWN, false);
        assertThat(told.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(told.waits(Standing.secondary("west"), () -> OTHERS)).isFalse();
        WhoReigns promoted = restarted(OWN, false);
        assertThat(promoted.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(promoted.waits(new Standing(Role.PRIMARY, "east", 129, ""), () -> OTHERS))
                .isFalse();
    }

    @Test
    void aSecondaryAsksNobody() {
        assertThat(restarted(Standing.secondary("west"), false).waits(Standing.secondary("west"), () -> OTHERS))
                .isFalse();
    }

    /** Its start-up may make calls. */
    @Test
    void aPrimaryWithANewDatabaseTakesCallsUntilAnotherHasMoreOfItsReign() {
        WhoReigns who = restarted(OWN, true);
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        clock.advance(Duration.ofDays(1));
        who.answered("north");
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.ahead("west", new Position(1, 7))).isTrue();
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
    }

    @Test
    void onceAllHaveAnsweredANewDatabaseIsAsAnyOther() {
        WhoReigns who = restarted(OWN, true);
        OTHERS.forEach(who::answered);
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.ahead("west", new Position(1, 7))).isFalse();
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void whereAnotherHasMoreOfItsReignThanItselfItTakesNoCallsUntilOneIsPromoted() {
        WhoReigns who = restarted(OWN, false);
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(who.ahead("north", new Position(1, 7))).isTrue();
        assertThat(who.ahead("west", new Position(1, 9))).isFalse();
        clock.advance(Duration.ofDays(1));
        assertThat(who.waits(OWN, () -> OTHERS)).isTrue();
        assertThat(who.why(OTHERS)).contains("Site west has the log up to event 1:9", "failover --to west");
        assertThat(who.waits(Standing.secondary("west"), () -> OTHERS)).isFalse();
    }

    @Test
    void aPrimaryThatTakesCallsGoesOnWhateverAnotherSaysOfItsLog() {
        WhoReigns who = restarted(OWN, false);
        OTHERS.forEach(who::answered);
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
        assertThat(who.ahead("west", new Position(65, 9))).isFalse();
        assertThat(who.waits(OWN, () -> OTHERS)).isFalse();
    }

    @Test
    void aPrimaryThatHasToAskIsNobodyToOthers() {
        assertThat(Role.PRIMARY.at("it asks")).isEqualTo(Role.NOBODY);
        assertThat(Role.PRIMARY.at("")).isEqualTo(Role.PRIMARY);
        assertThat(Role.SECONDARY.at("it has no seed")).isEqualTo(Role.SECONDARY);
    }
}
