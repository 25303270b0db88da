package org.reprise.console.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.reprise.console.SetClock;

class HeadHistoryTest {
    private static final Instant NOON = SetClock.NOON;

    private final HeadHistory heads = new HeadHistory(Duration.ofMinutes(5));

    @Test
    void nobodyKnowsWhereTheLogEndedBeforeTheFirstLook() {
        assertThat(heads.then(NOON)).isNull();
        heads.put(NOON, 7);
        assertThat(heads.then(NOON.plusSeconds(299))).isNull();
        assertThat(heads.then(NOON.plusSeconds(300))).isEqualTo(7);
    }

    @Test
    void newestOfTheLooksThatAreOldEnoughCounts() {
        for (int i = 0; i <= 1000; i++) {
            heads.put(NOON.plusSeconds(5L * i), i);
        }
        assertThat(heads.then(NOON.plusSeconds(5000))).isEqualTo(940);
    }

    @Test
    void siteThatIsNoPrimaryForgets() {
        heads.put(NOON, 7);
        heads.clear();
        assertThat(heads.then(NOON.plusSeconds(600))).isNull();
    }
}
