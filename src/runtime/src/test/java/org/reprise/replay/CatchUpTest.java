package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
        clock.advance(Duration.ofSeconds(2));
        assertThat(catchUp.look(at(600))).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(catchUp.look(at(700))).isTrue();
        assertThat(catchUp.look(at(899))).isTrue();
        assertThat(catchUp.look(at(900))).isFalse();
        clock.advance(Duration.ofSeconds(3));
        assertThat(catchUp.look(at(800))).as("it begins to count anew").isFalse();
    }

    @Test
    void doesNotWhereItWasInStepOrHadNothingToCallMeanwhile() {
        CatchUp catchUp = of(CatchUpPolicy.DEFAULT);
        assertThat(catchUp.look(at(500))).isFalse();
        clock.advance(Duration.ofSeconds(2));
        assertThat(catchUp.look(at(900))).as("in step").isFalse();
        clock.advance(Duration.ofSeconds(1));
        assertThat(catchUp.look(at(500))).isFalse();
        clock.advance(Duration.ofSeconds(2));
        catchUp.rest();
        clock.advance(Duration.ofSeconds(1));
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

    private static Position at(long seq) {
        return new Position(1, seq);
    }
}
