package org.reprise.reign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EpochNumbersTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_764_000_000);
    private static final Promise EAST = new Promise(65, "east", NOW);

    @Test
    void twoSitesNeverBeginOneEpoch() {
        EpochNumbers east = EpochNumbers.of("east", List.of("east", "west"));
        EpochNumbers west = EpochNumbers.of("west", List.of("east", "west"));
        for (long known = 0; known < 200; known++) {
            assertThat(east.above(known)).isGreaterThan(known).isNotEqualTo(west.above(known));
            assertThat(west.has(west.above(known))).isTrue();
        }
    }

    @Test
    void aSiteThatIsNotInTheRecordHasNoNumbers() {
        assertThatThrownBy(() -> EpochNumbers.of("south", List.of("east", "west")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have south once");
    }

    @Test
    void aForgedEpochNearTheEndOfAllNumbersIsRefusedInWords() {
        for (long far : new long[] {Long.MAX_VALUE, 1L << 40, EAST.epoch() + EpochNumbers.LEAP + 1}) {
            Promise told = new Promise(far, "west", NOW);
            assertThatThrownBy(() -> EAST.yieldsTo(told))
                    .isInstanceOf(EpochRefusedException.class)
                    .hasMessageContainingAll(
                            "epoch " + far + " of west", "epoch 65 of east", "Nothing was promised", "Remedy");
        }
        assertThat(EAST.yieldsTo(new Promise(EAST.epoch() + EpochNumbers.LEAP, "west", NOW)))
                .isTrue();
    }

    @Test
    void aStaleEpochIsYieldedToByNobody() {
        assertThat(EAST.yieldsTo(new Promise(2, "west", NOW))).isFalse();
    }

    @Test
    void whereNoEpochIsLeftThatIsSaid() {
        assertThatThrownBy(() -> new EpochNumbers(1).above(Long.MAX_VALUE - 1))
                .isInstanceOf(EpochRefusedException.class)
                .hasMessageContaining("No epoch is left");
        assertThat(new EpochNumbers(63).above(EpochNumbers.HIGHEST - EpochNumbers.PLACES - 1))
                .isLessThanOrEqualTo(EpochNumbers.HIGHEST);
    }
}
