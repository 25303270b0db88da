package org.reprise.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TextTest {

    @Test
    void shortTextStays() {
        assertThat(Text.cut("short", 5)).isEqualTo("short");
    }

    @Test
    void longTextEndsInDotsAndInNoHalfCharacter() {
        assertThat(Text.cut("abcdefgh", 6)).isEqualTo("abc...");
        assertThat(Text.cut("ab\uD83D\uDE00cdef", 6)).isEqualTo("ab...");
    }

    @Test
    void nulBecomesASpace() {
        assertThat(Text.cut("a\0b", 9)).isEqualTo("a b");
    }
}
