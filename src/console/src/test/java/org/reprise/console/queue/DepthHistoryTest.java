package org.reprise.console.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DepthHistoryTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private final DepthHistory history = new DepthHistory(Duration.ofSeconds(5), 4);

    @Test
    void slotHasTheGreatestDepthInIt() {
        history.put(NOON, 3);
        history.put(NOON.plusSeconds(2), 9);
        history.put(NOON.plusSeconds(4), 1);

        assertThat(history.upTo(NOON.plusSeconds(4))).containsExactly(null, null, null, 9L);
    }

    @Test
    void whatNobodyLookedAtIsAGapAndNoZero() {
        history.put(NOON, 3);
        history.put(NOON.plusSeconds(10), 5);

        assertThat(history.upTo(NOON.plusSeconds(10))).containsExactly(null, 3L, null, 5L);
    }

    @Test
    void oldestGoes() {
        for (int i = 0; i < 100; i++) {
            history.put(NOON.plusSeconds(5L * i), i);
        }

        assertThat(history.upTo(NOON.plusSeconds(5 * 99))).containsExactly(96L, 97L, 98L, 99L);
        assertThat(history.upTo(NOON.plusSeconds(5 * 101))).containsExactly(98L, 99L, null, null);
    }
}
