package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.reprise.reign.ReignStoreContract.reign;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

final class ReignsTest {
    private static final Reign EAST = reign(1, 0, 1, "east");
    private static final Reign WEST = reign(2, 1, 101, "west");
    private static final Reign NORTH = reign(3, 1, 111, "north");

    @Test
    void eachEventIsOfTheReignThatHadIt() {
        Reigns reigns = Reigns.of(List.of(WEST, EAST));

        assertThat(reigns.at(100)).contains(EAST);
        assertThat(reigns.at(101)).contains(WEST);
        assertThat(reigns.at(5000)).contains(WEST);
        assertThat(reigns.current()).contains(WEST);
        assertThat(reigns.of(1)).contains(EAST);
    }

    @Test
    void whatCameBehindTheLastReignOfASiteIsFound() {
        Reign again = reign(65, 2, 201, "east");
        Reign last = reign(66, 65, 301, "west");
        Reigns reigns = Reigns.of(List.of(EAST, WEST, again, last));

        assertThat(reigns.behind("east")).contains(last);
        assertThat(reigns.behind("west")).contains(again);
        assertThat(reigns.behind("north")).isEmpty();
        assertThat(Reigns.of(List.of(EAST)).behind("east")).isEmpty();
    }

    @Test
    void aReignThatGotNowhereHasNoEvent() {
        Reigns reigns = Reigns.of(List.of(EAST, WEST, NORTH));

        assertThat(reigns.lineage()).containsExactly(EAST, NORTH);
        assertThat(reigns.at(105)).contains(EAST);
        assertThat(reigns.all()).containsExactly(EAST, WEST, NORTH);
    }

    @Test
    void whereTheHistoryBeginsLaterEarlierEventsAreOfNoKnownReign() {
        assertThat(Reigns.of(List.of(WEST)).at(100)).isEmpty();
        assertThat(Reigns.NONE.at(1)).isEmpty();
        assertThat(Reigns.NONE.current()).isEmpty();
    }

    @Test
    void historiesAreMergedAndAContradictionIsNamed() {
        Reigns merged = Reigns.of(List.of(EAST)).merge(Reigns.of(List.of(EAST, WEST)));

        assertThat(merged.all()).containsExactly(EAST, WEST);
        assertThatThrownBy(() -> merged.merge(Reigns.of(List.of(reign(2, 1, 99, "west")))))
                .isInstanceOf(ReignConflictException.class)
                .hasMessageContaining("Epoch 2 has two reigns")
                .hasMessageContaining("from event 99 on");
    }

    @Test
    void aReignCannotBeginBeforeTheOneThatItFollows() {
        assertThatThrownBy(() -> Reigns.of(List.of(EAST, WEST, reign(3, 2, 101, "north"))))
                .isInstanceOf(ReignConflictException.class);
        assertThatThrownBy(() -> reign(2, 2, 5, "west")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reign(2, 1, 5, "no site!")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEpochsOfTwoSitesAreNeverEqual() {
        List<String> sites = List.of("east", "west", "north");
        EpochNumbers east = EpochNumbers.of("east", sites);
        EpochNumbers west = EpochNumbers.of("west", sites);

        assertThat(east.above(1)).isEqualTo(65);
        assertThat(west.above(1)).isEqualTo(2);
        for (long known = 0; known < 200; known++) {
            assertThat(east.above(known)).isGreaterThan(known).isNotEqualTo(west.above(known));
            assertThat(east.has(east.above(known))).isTrue();
            assertThat(east.above(known) - known).isLessThanOrEqualTo(EpochNumbers.PLACES);
        }
        assertThatThrownBy(() -> EpochNumbers.of("south", sites)).hasMessageContaining("south");
    }

    @Test
    void aSenderWhoseLogEndsBeforeThePromisedEpochIsRefusedAndBothEpochsAreNamed() {
        Promise promise = new Promise(3, "north", Instant.EPOCH);

        // the sender may have heard of the epoch: without an entry of it that is not enough
        assertThatThrownBy(() -> Acceptance.prove(promise, new Position(1, 110), List.of()))
                .isInstanceOf(PortionRefusedException.class)
                .hasMessageContaining("ends in epoch 1")
                .hasMessageContaining("told of epoch 3 of north");
        Acceptance.prove(promise, new Position(3, 111), List.of());
        Acceptance.prove(promise, new Position(66, 150), List.of());
    }
}
