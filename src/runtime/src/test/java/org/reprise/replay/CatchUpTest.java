package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.TestClock;
import org.reprise.portion.Position;

final class CatchUpTest {
    private static final Instant NOW = Instant.parse("2026-11-30T08:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private boolean possible = true;

    private CatchUp of(String setting) {
        return of(CatchUpPolicy.parse(setting));
    }

    private CatchUp of(CatchUpPolicy policy) {
        return new CatchUp(policy, () -> new Position(1, 1_000), () -> possible, clock);
    }

    @Test
    void beginsWhenItIsFarBehindAndEndsWhenItIsInStep() {
        CatchUp catchUp = of("100");
        assertThat(catchUp.look(at(900))).isFalse();
        assertThat(catchUp.look(at(899))).isTrue();
        assertThat(catchUp.look(at(989))).isTrue();
        assertThat(catchUp.look(at(990))).isFalse();
        assertThat(catchUp.look(at(901))).isFalse();
    }

    @Test
    void maySayItByTheAgeOfTheNextEvent() {
        CatchUp catchUp = of("PT30S");
        assertThat(catchUp.look(at(1))).as("nothing is known yet").isFalse();
        catchUp.next(NOW.minus(Duration.ofSeconds(31)));
        assertThat(catchUp.look(at(1))).isTrue();
        catchUp.next(NOW.minus(Duration.ofSeconds(3)));
        assertThat(catchUp.look(at(1))).isFalse();
        catchUp.next(NOW.minus(Duration.ofHours(1)));
        assertThat(catchUp.look(at(1_000))).as("all is here").isFalse();
    }

    @Test
    void beginsWhenCallsHaveNotKeptUpForAWhile() {
        CatchUp catchUp = of(CatchUpPolicy.DEFAULT);
        assertThat(catchUp.look(at(500))).isFalse();
        after(1_000);
        assertThat(catchUp.look(at(600))).isFalse();
        after(1);
        assertThat(catchUp.look(at(700))).isTrue();
        assertThat(catchUp.look(at(899))).isTrue();
        assertThat(catchUp.look(at(900))).isFalse();
        after(3_000);
        assertThat(catchUp.look(at(800))).as("it begins to count anew").isFalse();
    }

    @Test
    void staysInStepByRowsForLongerEachTimeWhereCallsSoonFallBehindAgain() {
        CatchUp catchUp = of("100");
        catchUp.look(at(1));
        assertThat(catchUp.look(at(1_000))).isFalse();
        for (int stay : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            after(5_000);
            assertThat(catchUp.look(at(899))).as("it falls behind").isTrue();
            assertThat(catchUp.look(at(1_000))).isTrue();
            after(stay * 1_000 - 1);
            assertThat(catchUp.look(at(1_000))).isTrue();
            after(1);
            assertThat(catchUp.look(at(1_000))).as("after " + stay + " s").isFalse();
        }
        after(60_001);
        assertThat(catchUp.look(at(899))).isTrue();
        assertThat(catchUp.look(at(1_000))).as("calls kept up for a minute").isFalse();
    }

    @Test
    void whatBreaksTheTimeInStepBeginsItAnew() {
        CatchUp catchUp = of("100");
        catchUp.look(at(1));
        catchUp.look(at(1_000));
        catchUp.look(at(1));
        assertThat(catchUp.look(at(1_000))).isTrue();
        after(900);
        assertThat(catchUp.look(at(980))).isTrue();
        assertThat(catchUp.look(at(1_000))).isTrue();
        after(900);
        catchUp.rest();
        assertThat(catchUp.look(at(1_000))).isTrue();
        after(100);
        assertThat(catchUp.look(at(1_000))).isFalse();
    }

    @Test
    void doesNotWhereItWasInStepOrHadNothingToCallMeanwhile() {
        CatchUp catchUp = of(CatchUpPolicy.DEFAULT);
        assertThat(catchUp.look(at(500))).isFalse();
        after(1_000);
        assertThat(catchUp.look(at(900))).as("in step").isFalse();
        after(1);
        assertThat(catchUp.look(at(500))).isFalse();
        after(1_000);
        catchUp.rest();
        after(1);
        assertThat(catchUp.look(at(600))).as("it was held").isFalse();
    }

    @Test
    void neverDoesWhenItIsOffOrLacksRowsOfThePrimary() {
        assertThat(of("off").look(at(1))).isFalse();
        assertThat(of("off").unseen()).isEqualTo(Long.MAX_VALUE);
        possible = false;
        assertThat(of("10").look(at(1))).isFalse();
        assertThat(of("10").mayBe()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "on", "0", "-5", "PT0S", "-PT1S", "1.5"})
    void whatIsNoSettingIsRefused(String text) {
        assertThatThrownBy(() -> CatchUpPolicy.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reprise.replay.catch-up must be off");
    }

    private void after(long millis) {
        clock.advance(Duration.ofMillis(millis));
    }

    private static Position at(long seq) {
        return new Position(1, seq);
    }
}
