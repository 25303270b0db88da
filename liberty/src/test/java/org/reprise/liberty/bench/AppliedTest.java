package org.reprise.liberty.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.liberty.bench.Applied.Seen;

class AppliedTest {

    @Test
    void rateAndCostAreOfWhatCameBetweenTwoLooks() {
        Applied applied = Applied.between(new Seen(5_000_000_000L, 4_000, 10), new Seen(7_000_000_000L, 20_000, 11.6));

        assertThat(applied.events()).isEqualTo(16_000);
        assertThat(applied.rate()).isEqualTo(8_000);
        assertThat(applied.cpuMillis()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void nothingAppliedMeasuresNothing() {
        Seen seen = new Seen(5, 100, 1);

        assertThatThrownBy(() -> Applied.between(seen, new Seen(9, 100, 1)))
                .hasMessageContaining("0 events")
                .hasMessageContaining("measure nothing");
    }

    @Test
    void ratioIsTheMedianOfTheRatiosOfTheRounds() {
        Rounds<String> rounds = new Rounds<>();
        // the second round is slow at everything
        rounds.add(Map.of("old", applied(100, 1), "new", applied(400, 3)));
        rounds.add(Map.of("old", applied(10, 5), "new", applied(50, 2)));
        rounds.add(Map.of("old", applied(100, 1), "new", applied(600, 1)));

        assertThat(rounds.ratio("new", "old")).isEqualTo(5);
        assertThat(rounds.rate("new")).isEqualTo(400);
        assertThat(rounds.cpuMillis("new")).isEqualTo(2);
    }

    @Test
    void wayThatARoundHasNotIsTold() {
        Rounds<String> rounds = new Rounds<>();
        rounds.add(Map.of("old", applied(100, 1)));

        assertThatThrownBy(() -> rounds.ratio("new", "old")).hasMessageContaining("new was not measured");
    }

    private static Applied applied(int perSecond, int cpuMillis) {
        return new Applied(perSecond, 1, cpuMillis * perSecond / 1000.0);
    }
}
