package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reprise.reign.ReignStoreContract.NOW;
import static org.reprise.reign.ReignStoreContract.reign;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reign.Opening.Known;
import org.reprise.reign.Opening.Seat;

final class OpeningTest {
    private static final Reigns BOTH = Reigns.of(List.of(reign(1, 0, 1, "east"), reign(66, 1, 101, "west")));

    @Test
    void theFirstReignIsOfTheConfiguredPrimary() {
        assertThat(Opening.first(new Known("east", "east", Promise.NONE, Reigns.NONE, 0, ""), NOW))
                .hasValueSatisfying(first -> assertThat(first.promise(NOW)).isEqualTo(new Promise(1, "east", NOW)));
        // of before there were reigns
        assertThat(Opening.first(new Known("west", "east", Promise.NONE, Reigns.NONE, 1, ""), NOW))
                .hasValueSatisfying(first -> assertThat(first.primary()).isEqualTo("east"));
    }

    @Test
    void aNewSecondaryAssumesNoReign() {
        Known fresh = new Known("west", "east", Promise.NONE, Reigns.NONE, 0, "");

        assertThat(Opening.first(fresh, NOW)).isEmpty();
        assertThat(Opening.of(fresh).seat()).isEqualTo(Seat.FOLLOWER);
    }

    /** Rule 6. */
    @Test
    void aRestartGoesOnWithItsOwnReignAndInheritsNone() {
        Promise west = new Promise(66, "west", NOW);

        assertThat(Opening.of(new Known("west", "east", west, BOTH, 66, "")).seat())
                .isEqualTo(Seat.PRIMARY);
        assertThat(Opening.of(new Known("north", "north", west, BOTH, 66, "")).seat())
                .isEqualTo(Seat.FOLLOWER);
        assertThat(Opening.first(new Known("north", "north", west, BOTH, 66, ""), NOW))
                .isEmpty();
    }

    @Test
    void aPromotionThatWasCutOffIsGoneOnWith() {
        assertThat(Opening.of(new Known("west", "east", new Promise(66, "west", NOW), BOTH, 1, ""))
                        .seat())
                .isEqualTo(Seat.PRIMARY_WITHOUT_BARRIER);
    }

    @Test
    void aFormerPrimaryWhoseLogPartsIsNobody() {
        Promise west = new Promise(66, "west", NOW);
        Opening former = Opening.of(new Known("east", "east", west, BOTH, 1, "it has 3 events more"));

        assertThat(former.seat()).isEqualTo(Seat.NOBODY);
        assertThat(former.promise().primary()).isEqualTo("west");
        assertThat(former.why()).contains("3 events more");
        assertThat(Opening.of(new Known("east", "east", west, BOTH, 1, "")).seat())
                .as("with nothing of its own")
                .isEqualTo(Seat.FOLLOWER);
    }

    @Test
    void aFormerPrimaryThatDoesNotKnowWhereTheNewReignBeginsIsNobody() {
        Reigns first = Reigns.of(List.of(reign(1, 0, 1, "east")));
        Promise west = new Promise(66, "west", NOW);

        Opening former = Opening.of(new Known("east", "east", west, first, 1, ""));
        assertThat(former.seat()).isEqualTo(Seat.NOBODY);
        assertThat(former.why()).contains("epoch 66 of west", "does not know yet", "reprise failover --to east");
        assertThat(Opening.of(new Known("north", "east", west, first, 1, "")).seat())
                .as("who never was primary")
                .isEqualTo(Seat.FOLLOWER);
    }

    @Test
    void aReignOfWhichASiteWasToldCountsAlsoBeforeItHasPromisedIt() {
        Opening former = Opening.of(new Known("east", "east", new Promise(1, "east", NOW), BOTH, 1, ""));
        assertThat(former.seat()).isEqualTo(Seat.FOLLOWER);
        assertThat(former.promise().primary()).isEqualTo("west");
    }

    /** As after a backup of this database was put back. */
    @Test
    void whoseOwnReignIsNotKnownHereIsNobody() {
        Reigns first = Reigns.of(List.of(reign(1, 0, 1, "east")));

        Opening lost = Opening.of(new Known("west", "east", new Promise(66, "west", NOW), first, 1, ""));
        assertThat(lost.seat()).isEqualTo(Seat.NOBODY);
        assertThat(lost.why()).contains("never begun in this database", "reprise failover --dry-run");
    }
}
