package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.reign.ReignStoreContract.NOW;
import static org.reprise.reign.ReignStoreContract.reign;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.reign.Following.Act;

/** What a site decides that follows, returns, is to be promoted, or counts what is stable. */
final class DecisionsTest {
    private static final Promise WEST = new Promise(66, "west", NOW);
    private static final Reigns KNOWN =
            Reigns.of(List.of(reign(1, 0, 1, "east"), reign(66, 1, 101, "west"), reign(67, 1, 103, "north")));

    private static Following follow(Position end, long begin, long stable, Position other) {
        return Following.of(
                new Following.Own(end, new Position(begin == 0 ? 0 : 1, begin), stable, WEST),
                new Lineage(other, WEST),
                KNOWN);
    }

    @Test
    void logsHaveInCommonWhatBothHaveOfTheSameReigns() {
        assertThat(KNOWN.common(new Position(1, 110), new Position(66, 105))).contains(new Position(1, 100));
        assertThat(KNOWN.common(new Position(66, 120), new Position(66, 105))).contains(new Position(66, 105));
        assertThat(KNOWN.common(new Position(66, 120), new Position(67, 105))).contains(new Position(1, 100));
        assertThat(KNOWN.common(new Position(1, 7), new Position(67, 105))).contains(new Position(1, 7));
        assertThat(KNOWN.common(Position.START, new Position(67, 105))).contains(Position.START);
        assertThat(KNOWN.common(new Position(5, 7), new Position(67, 105))).isEmpty();
    }

    @Test
    void aLogThatIsABeginningOfTheOtherSimplyFollows() {
        assertThat(follow(new Position(1, 100), 0, 0, new Position(66, 105)).act())
                .isEqualTo(Act.FOLLOW);
        assertThat(follow(new Position(1, 42), 0, 0, new Position(66, 105)).act())
                .isEqualTo(Act.FOLLOW);
        assertThat(follow(Position.START, 0, 0, new Position(66, 105)).act()).isEqualTo(Act.FOLLOW);
    }

    @Test
    void whatOnlyAFormerPrimaryHasIsRewound() {
        Following former = follow(new Position(1, 110), 0, 90, new Position(66, 105));

        assertThat(former.act()).isEqualTo(Act.REWIND);
        assertThat(former.common()).isEqualTo(new Position(1, 100));
        assertThat(former.why()).contains("1:110").contains("66:105").contains("behind 1:100");
    }

    /** Rule 9. */
    @Test
    void whatIsStableIsNeverTakenBack() {
        Following stable = follow(new Position(1, 110), 0, 101, new Position(66, 105));

        assertThat(stable.act()).isEqualTo(Act.KEEP);
        assertThat(stable.why()).contains("101 is stable");
    }

    /** Rule 9. */
    @Test
    void aLogIsRewoundOnlyTowardAHigherLastEntry() {
        Following.Own own = new Following.Own(new Position(67, 110), Position.START, 0, new Promise(60, "south", NOW));

        Following lower = Following.of(own, new Lineage(new Position(66, 200), WEST), KNOWN);

        assertThat(lower.act()).isEqualTo(Act.REFUSE);
        assertThat(lower.why()).contains("no higher epoch");
    }

    /** Rule 8. */
    @Test
    void nothingIsFollowedThatEndsBeforeThePromise() {
        Following stale = follow(new Position(1, 50), 0, 0, new Position(1, 110));

        assertThat(stale.act()).isEqualTo(Act.REFUSE);
        assertThat(stale.why()).contains("ends in epoch 1").contains("epoch 66 of west");
    }

    /** Rule 10. */
    @Test
    void whereTheLogsPartBeforeWhatIsKeptAllIsTakenAnew() {
        assertThat(follow(new Position(1, 110), 105, 0, new Position(66, 105)).act())
                .isEqualTo(Act.SEED);
        assertThat(follow(new Position(5, 110), 0, 0, new Position(66, 105)).why())
                .contains("not all known");
    }

    /** Rule 5. */
    @Test
    void aCandidateFetchesFirstWhatThoseHaveThatPromise() {
        EpochNumbers numbers = EpochNumbers.of("north", List.of("east", "west", "north"));
        Candidacy candidacy = Candidacy.begin("north", numbers::above, new Promise(1, "east", NOW), List.of(WEST));
        assertThat(candidacy.asked(NOW)).isEqualTo(new Promise(67, "north", NOW));
        Promise promised = candidacy.asked(NOW);

        Candidacy heard = candidacy
                .with("west", new Lineage(new Position(66, 105), promised))
                .with("south", new Lineage(new Position(1, 120), promised))
                // it had promised another epoch: what it said does not count
                .with("east", new Lineage(new Position(66, 300), WEST));

        assertThat(heard.promised()).isEqualTo(3);
        assertThat(heard.ahead(new Position(1, 130))).contains("west");
        ChainEnd short1 = new ChainEnd(new Position(1, 130), new PortionHash("a".repeat(64)));
        assertThatThrownBy(() -> heard.reign(short1, NOW, "anna", "east is down"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'north' cannot be promoted yet")
                .hasMessageContaining("1:130")
                .hasMessageContaining("'west' at 66:105");
        ChainEnd whole = new ChainEnd(new Position(66, 105), new PortionHash("b".repeat(64)));
        assertThat(heard.isReady(whole.position())).isTrue();
        assertThat(heard.reign(whole, NOW, "anna", "east is down").promise(NOW)).isEqualTo(promised);
    }

    /** Rule 7. */
    @Test
    void onlyEntriesOfTheOwnReignCountAsStable() {
        Reign own = reign(66, 1, 101, "west");
        Position end = new Position(66, 110);
        Position old = new Position(1, 100);

        assertThat(StablePoint.of(own, end, List.of(old, old), 2)).isZero();
        assertThat(StablePoint.of(own, end, List.of(new Position(66, 101), old), 2))
                .isEqualTo(101);
        assertThat(StablePoint.of(own, end, List.of(new Position(66, 101), new Position(66, 130)), 2))
                .isEqualTo(110);
        assertThat(StablePoint.of(own, end, List.of(new Position(66, 101), new Position(66, 105)), 3))
                .isEqualTo(101);
        assertThat(StablePoint.of(own, old, List.of(), 1)).isZero();
        assertThat(StablePoint.of(own, end, List.of(), 1)).isEqualTo(110);
    }

    /** A site that asked others to promise it an epoch must not be kept by their promise from fetching what it lacks. */
    @Test
    void theAnswerToACandidatesAskingIsNoPromiseOfItsOwn() {
        InMemoryReigns store = new InMemoryReigns(() -> {});
        store.raise(WEST);
        Promise asked = new Promise(67, "north", NOW);

        assertThat(store.hear("north", new Lineage(new Position(1, 100), asked)))
                .isFalse();
        assertThat(store.promise()).isEqualTo(WEST);
        // that reign has been: this database is older than it
        assertThat(store.hear("north", new Lineage(new Position(67, 101), asked)))
                .isTrue();
    }

    /** Found by the simulation: it took entries of a reign above its own promise. */
    @Test
    void whoAnswersACandidateMayHaveEntriesOfAHigherReignThanTheCandidateKnewOf() {
        InMemoryReigns store = new InMemoryReigns(() -> {});
        store.raise(new Promise(1, "east", NOW));
        store.learn(KNOWN);
        Promise asked = new Promise(67, "north", NOW);

        assertThat(store.hear("north", new Lineage(new Position(66, 105), asked)))
                .isTrue();
        assertThat(store.promise()).isEqualTo(WEST);
    }

    @Test
    void aPrimaryThatIsPromisedAHigherEpochOfItsOwnYieldsToIt() {
        InMemoryReigns store = new InMemoryReigns(() -> {});
        store.take(Promise.NONE, reign(1, 0, 1, "east"));

        assertThat(store.hear("east", new Lineage(new Position(1, 3), new Promise(65, "east", NOW))))
                .isTrue();
        assertThat(Opening.of(new Opening.Known("east", "east", store.promise(), store.reigns(), 1, "")))
                .satisfies(opening -> assertThat(opening.seat()).isEqualTo(Opening.Seat.NOBODY))
                .satisfies(opening -> assertThat(opening.why()).contains("never begun"));
    }
}
