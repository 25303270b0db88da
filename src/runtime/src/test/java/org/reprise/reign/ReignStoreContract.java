package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** What every store of reigns does. */
abstract class ReignStoreContract {
    static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    ReignStore store;

    static Reign reign(long epoch, long previousEpoch, long first, String primary) {
        ChainEnd before = first == 1
                ? ChainEnd.START
                : new ChainEnd(
                        new Position(previousEpoch, first - 1),
                        new PortionHash(String.format("%064x", 31 * previousEpoch + first)));
        return new Reign(epoch, before, primary, NOW, "anna", "east is down");
    }

    @Test
    void nothingIsPromisedAndKnownAtFirst() {
        assertThat(store.promise()).isEqualTo(Promise.NONE);
        assertThat(store.reigns()).isEqualTo(Reigns.NONE);
    }

    @Test
    void aPromiseRisesAndNeverFalls() {
        Promise three = new Promise(3, "north", NOW);

        assertThat(store.raise(new Promise(1, "east", NOW))).isTrue();
        assertThat(store.raise(three)).isTrue();
        assertThat(store.raise(new Promise(2, "west", NOW))).isFalse();
        assertThat(store.raise(new Promise(3, "north", NOW.plusSeconds(1)))).isFalse();

        assertThat(store.promise()).isEqualTo(three);
    }

    @Test
    void oneEpochOfTwoPrimariesIsRefusedAndBothAreNamed() {
        store.raise(new Promise(3, "north", NOW));

        assertThatThrownBy(() -> store.raise(new Promise(3, "west", NOW)))
                .isInstanceOf(ReignConflictException.class)
                .hasMessageContaining("Epoch 3")
                .hasMessageContaining("north")
                .hasMessageContaining("west");

        assertThat(store.promise().primary()).isEqualTo("north");
    }

    @Test
    void aReignIsTakenOnlyFromThePromiseThatWasSeen() {
        Promise seen = store.promise();

        assertThat(store.take(seen, reign(1, 0, 1, "east"))).isTrue();
        assertThat(store.take(seen, reign(2, 1, 8, "east"))).isFalse();
        assertThat(store.take(store.promise(), reign(2, 1, 8, "east"))).isTrue();

        assertThat(store.promise()).isEqualTo(new Promise(2, "east", NOW));
        assertThat(store.reigns().all()).containsExactly(reign(1, 0, 1, "east"), reign(2, 1, 8, "east"));
        assertThatThrownBy(() -> store.take(store.promise(), reign(2, 1, 8, "east")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epoch 2 of east is promised");
    }

    /** Its command has failed, and the old primary goes on by a later epoch; or another command goes for one. */
    @Test
    void byAnEpochThatWasGivenUpOrALowerOneNoReignBegins() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));
        Promise seen = store.promise();
        assertThat(store.givenUp()).isZero();
        store.giveUp(66);
        store.giveUp(2);
        assertThat(store.givenUp()).isEqualTo(66);

        for (long epoch : new long[] {2, 66}) {
            assertThatThrownBy(() -> store.take(seen, reign(epoch, 1, 8, "west")))
                    .isInstanceOf(EpochRefusedException.class)
                    .hasMessageContaining("given up");
        }
        assertThat(store.promise()).isEqualTo(seen);
        assertThat(store.reigns().all()).hasSize(1);
        EpochRegister register = new OperatorRegister(store, new EpochNumbers(1));
        assertThat(register.above(1)).isEqualTo(130);
        assertThat(store.raise(new Promise(66, "west", NOW)))
                .as("as others may promise it")
                .isTrue();
        assertThat(store.take(store.promise(), reign(130, 1, 8, "west"))).isTrue();
        assertThat(register.begun(reign(130, 1, 8, "west"))).isTrue();
    }

    /** Two switches at once: each site looked before the other one was promised the role. */
    @Test
    void ofTwoSitesThatAskForAPromiseByTheSameReadingOneGetsIt() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));
        Promise seen = store.promise();

        assertThat(store.raiseFrom(seen, new Promise(3, "north", NOW))).isTrue();
        assertThat(store.raiseFrom(seen, new Promise(2, "west", NOW))).isFalse();
        assertThat(store.raiseFrom(seen, new Promise(66, "west", NOW))).isFalse();

        assertThat(store.promise()).isEqualTo(new Promise(3, "north", NOW));
    }

    @Test
    void whatOthersKnowIsAddedOnceAndChangesNoPromise() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));
        Reigns more = Reigns.of(List.of(reign(1, 0, 1, "east"), reign(2, 1, 8, "west")));

        store.learn(more);
        store.learn(more);

        assertThat(store.reigns()).isEqualTo(more);
        assertThat(store.promise().epoch()).isEqualTo(1);
    }

    @Test
    void whatAnotherSiteKnowsIsPromisedAndWrittenDown() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));
        Reigns told = Reigns.of(List.of(reign(1, 0, 1, "east"), reign(2, 1, 8, "west")));

        assertThat(store.hear("east", told, NOW)).isTrue();
        assertThat(store.hear("east", told, NOW)).isFalse();

        assertThat(store.promise()).isEqualTo(new Promise(2, "west", NOW));
        assertThat(store.reigns()).isEqualTo(told);
    }

    /** Its database is empty, or was taken back, and others remember what it was. */
    @Test
    void aReignOfItsOwnThatASiteHearsOfIsNotItsToLeadOn() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));
        Reigns told = Reigns.of(List.of(reign(1, 0, 1, "east"), reign(2, 1, 8, "west")));

        assertThat(store.hear("west", told, NOW)).isTrue();

        assertThat(store.promise()).isEqualTo(new Promise(2, "west", NOW));
        assertThat(store.reigns().of(2)).isEmpty();
        Opening.Known known = new Opening.Known("west", "east", store.promise(), store.reigns(), 0, "");
        assertThat(Opening.of(known).seat()).isEqualTo(Opening.Seat.NOBODY);

        Reigns later = told.merge(Reigns.of(List.of(reign(3, 2, 12, "east"))));
        assertThat(store.hear("west", later, NOW)).isTrue();
        assertThat(store.reigns()).isEqualTo(later);
    }

    @Test
    void aHistoryThatContradictsIsNotLearned() {
        store.take(Promise.NONE, reign(1, 0, 1, "east"));

        assertThatThrownBy(() -> store.learn(Reigns.of(List.of(reign(1, 0, 1, "west"), reign(2, 1, 8, "west")))))
                .isInstanceOf(ReignConflictException.class)
                .hasMessageContaining("Epoch 1 has two reigns")
                .hasMessageContaining("east")
                .hasMessageContaining("west");

        assertThat(store.reigns().all()).hasSize(1);
    }
}
