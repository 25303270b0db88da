package org.reprise.console.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
    private Instant now = Instant.EPOCH;

    private final LoginThrottle throttle = new LoginThrottle(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private void wrong(int times, String user, String address) {
        for (int i = 0; i < times; i++) {
            throttle.wrong(user, address);
        }
    }

    @Test
    void whoIsWrongFiveTimesWaitsAMinuteAndOthersDoNot() {
        wrong(LoginThrottle.OF_ONE_FROM_ONE - 1, "ada", "a");
        assertThat(throttle.waits("ada", "a")).isFalse();
        assertThat(throttle.wrong("ada", "a")).isTrue();
        assertThat(throttle.waits("ada", "a")).isTrue();
        assertThat(throttle.waits("ada", "b")).isFalse();
        assertThat(throttle.waits("bob", "a")).isFalse();
        assertThat(throttle.wrong("ada", "a")).as("said once").isFalse();

        now = now.plus(LoginThrottle.WINDOW);
        assertThat(throttle.waits("ada", "a")).isFalse();
        assertThat(throttle.wrong("ada", "a")).isFalse();
    }

    @Test
    void oneWhoTriesManyNamesWaitsAndSoDoesANameThatIsTriedFromMany() {
        for (int i = 0; i < LoginThrottle.OF_ONE; i++) {
            throttle.wrong("user" + i, "a");
            throttle.wrong("ada", "b" + i);
        }
        assertThat(throttle.waits("bob", "a")).isTrue();
        assertThat(throttle.waits("ada", "c")).isTrue();
        assertThat(throttle.waits("bob", "c")).isFalse();
    }

    @Test
    void countsAreBoundedAndTheNewestStay() {
        wrong(LoginThrottle.OF_ONE_FROM_ONE - 1, "ada", "a");
        for (int i = 0; i < LoginThrottle.MOST; i++) {
            throttle.wrong("user" + i, "b" + i);
        }
        assertThat(throttle.size()).isEqualTo(LoginThrottle.MOST);
        wrong(LoginThrottle.OF_ONE_FROM_ONE, "bob", "c");
        assertThat(throttle.waits("bob", "c")).isTrue();
    }
}
