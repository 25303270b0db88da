package org.reprise.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void epochAndSeqAreReadAndWrittenAlike() {
        Position position = Position.parse(" 2:4711 ");

        assertThat(position).isEqualTo(new Position(2, 4711));
        assertThat(position).hasToString("2:4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4711", "1:", ":1", "1:2:3", "1:-2", "-1:2", "1: 2", "a:b", "1:x", "1:9999999999999999999"})
    void whatIsNoPositionIsRefused(String text) {
        assertThatThrownBy(() -> Position.parse(text)).hasMessageContaining("is no position: write epoch:seq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:0", "0:1", "1:0"})
    void noEventStandsAtZero(String text) {
        assertThatThrownBy(() -> Position.parse(text)).hasMessageContaining("are 1 or more: " + text);
    }
}
