package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LagHistoryTest {

    private final LagHistory history = new LagHistory();

    @Test
    void holdsFifteenMinutesWithTheNewestLast() {
        for (long second = 0; second < 2000; second++) {
            history.put(second, (double) second);
        }
        assertThat(history.upTo(1999)).hasSize(900).startsWith(1100.0).endsWith(1998.0, 1999.0);
    }

    @Test
    void silenceIsAGap() {
        history.put(1000, 7);
        assertThat(history.upTo(1010)).endsWith(null, null, null).contains(7.0);
    }

    @Test
    void oneMissedSecondIsNoGap() {
        history.put(1000, 7);
        history.put(1002, 8);
        assertThat(history.upTo(1002)).endsWith(7.0, 7.0, 8.0);
    }

    @Test
    void aRingThatWentRoundShowsNothingOld() {
        history.put(1, 7);
        assertThat(history.upTo(901 + 500)).containsOnlyNulls();
    }
}
