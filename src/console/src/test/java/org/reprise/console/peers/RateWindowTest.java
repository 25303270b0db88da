package org.reprise.console.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateWindowTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final RateWindow window = new RateWindow();

    @Test
    void oneMomentGivesNoRate() {
        window.add(START, Figures.of(START, 100, 0));
        assertThat(window.rates()).isNull();
    }

    @Test
    void ratesAreEventsASecondOverTheWindow() {
        add(0, 100, 50);
        add(4, 500, 50);
        assertThat(window.rates()).isEqualTo(new Rates(0, 100, null));
    }

    @Test
    void whatIsOlderThanTenSecondsNoLongerCounts() {
        add(0, 0, 0);
        add(5, 1000, 0);
        add(15, 1010, 0);
        assertThat(window.rates()).isEqualTo(new Rates(0, 1, null));
    }

    @Test
    void aShrinkingLagSaysWhenItWillBeGone() {
        add(0, 0, 300);
        add(10, 1000, 200);
        assertThat(window.rates().drainSeconds()).isCloseTo(20.0, within(0.001));
    }

    @Test
    void whatIsNotKnownIsNotForetold() {
        add(0, 0, 300);
        window.add(START.plusSeconds(10), Figures.ofUnknownLag(START.plusSeconds(10)));
        assertThat(window.rates()).isEqualTo(new Rates(0, 10, null));
    }

    @Test
    void aSiteThatStartedAgainBeginsANewWindow() {
        add(0, 1000, 0);
        add(1, 0, 0);
        add(2, 5, 0);
        assertThat(window.rates()).isEqualTo(new Rates(0, 5, null));
    }

    private void add(long second, long replayed, long lag) {
        Instant at = START.plusSeconds(second);
        window.add(at, Figures.of(at, replayed, lag));
    }
}
