package org.reprise.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EndedLoginsTest {
    private final EndedLogins ended = new EndedLogins();

    @Test
    void cookieThatWasLoggedOutIsKnownAndNoOther() {
        ended.add("one");
        assertThat(ended.has("one")).isTrue();
        assertThat(ended.has("two")).isFalse();
    }

    @Test
    void theLastOnesAreKept() {
        for (int i = 0; i <= EndedLogins.MOST; i++) {
            ended.add("cookie" + i);
        }
        assertThat(ended.has("cookie0")).isFalse();
        assertThat(ended.has("cookie1")).isTrue();
        assertThat(ended.has("cookie" + EndedLogins.MOST)).isTrue();
    }
}
