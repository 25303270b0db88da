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
        assertThat(Opening.first(new Known("east", "east", Promise.NONE, Reigns.NONE, 0), NOW))
                .hasValueSatisfying(first -> assertThat(first.promise(NOW)).isEqualTo(new Promise(1, "east", NOW)));
        // of before there were reigns
        assertThat(Opening.first(new Known("west", "east", Promise.NONE, Reigns.NONE, 1), NOW))
                .hasValueSatisfying(first -> assertThat(first.primary()).isEqualTo("east"));
    }

    @Test
    void aNewSecondaryAssumesNoReign() {
        Known fresh = new Known("west", "east", Promise.NONE, Reigns.NONE, 0);

        assertThat(Opening.first(fresh, NOW)).isEmpty();
        assertThat(Opening.of(fresh).seat()).isEqualTo(Seat.FOLLOWER);
    }

    /** Rule 6. */
    @Test
    void aRestartGoesOnWithItsOwnReignAndInheritsNone() {
        Promise west = new Promise(66, "west", NOW);

        assertThat(Opening.of(new Known("west", "east", west, BOTH, 66)).seat()).isEqualTo(Seat.PRIMARY);
        assertThat(Opening.of(new Known("north", "north", west, BOTH, 66)).seat())
                .isEqualTo(Seat.FOLLOWER);
        assertThat(Opening.first(new Known("north", "north", west, BOTH, 66), NOW))
                .isEmpty();
    }

    @Test
    void aPromotionThatWasCutOffIsGoneOnWith() {
        assertThat(Opening.of(new Known("west", "east", new Promise(66, "west", NOW), BOTH, 1))
                        .seat())
                .isEqualTo(Seat.PRIMARY_WITHOUT_BARRIER);
    }

    @Test
    void aFormerPrimaryIsNobodyUntilItsLogWasCompared() {
        Opening former = Opening.of(new Known("east", "east", new Promise(66, "west", NOW), BOTH, 1));

        assertThat(former.seat()).isEqualTo(Seat.NOBODY);
        assertThat(former.promise().primary()).isEqualTo("west");
        assertThat(former.why())
                .contains("own reign 1")
                .contains("epoch 66 of west")
                .contains("quarantine");
    }
}
