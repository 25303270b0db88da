package org.reprise.console.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
    private final Trend trend = new Trend();

    @Test
    void twoLooksSayNothing() {
        looks(100, 200);

        assertThat(trend.perSecond()).isNull();
        assertThat(trend.drainSeconds()).isNull();
    }

    @Test
    void growthIsTheSlope() {
        looks(0, 100, 200, 300);

        assertThat(trend.perSecond()).isCloseTo(20, within(1e-9));
        assertThat(trend.drainSeconds()).isNull();
    }

    @Test
    void shrinkingQueueSaysWhenItIsEmpty() {
        looks(400, 300, 200, 100);

        assertThat(trend.drainSeconds()).isCloseTo(5, within(1e-9));
    }

    @Test
    void oneSpikeIsNoTrend() {
        looks(0, 0, 500, 0, 0);

        assertThat(trend.perSecond()).isCloseTo(0, within(1e-9));
    }

    @Test
    void emptyQueueDoesNotDrain() {
        looks(20, 10, 0);

        assertThat(trend.drainSeconds()).isNull();
    }

    @Test
    void whatWasMoreThanAMinuteAgoDoesNotCount() {
        for (int i = 0; i < 30; i++) {
            trend.add(NOON.plusSeconds(5L * i), i < 16 ? 1000L * i : 7);
        }

        assertThat(trend.perSecond()).isCloseTo(0, within(1e-9));
    }

    private void looks(long... depths) {
        for (int i = 0; i < depths.length; i++) {
            trend.add(NOON.plusSeconds(5L * i), depths[i]);
        }
    }
}
