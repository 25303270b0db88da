package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;

final class RefusedCallsTest {
    private static final Logger LOG = Logger.getLogger(RefusedCalls.class.getName());

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final RefusedCalls calls = new RefusedCalls("west", "east", clock);
    private final List<String> said = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(ear);
    }

    @AfterEach
    void listenNoMore() {
        LOG.removeHandler(ear);
    }

    @Test
    void everyCallIsCountedByItsMethodAndItsCallerIsToldWhereToGo() {
        for (int i = 0; i < 3; i++) {
            assertThat(calls.refused("billing.pay").primary()).isEqualTo("east");
        }
        assertThat(calls.refused("billing.rate").site()).isEqualTo("west");
        assertThat(calls.counts()).isEqualTo(Map.of("billing.pay", 3L, "billing.rate", 1L));
    }

    @Test
    void theLogSaysEachMethodAtOnceAndThenNowAndThenWithTheirNumber() {
        calls.refused("billing.pay");
        calls.refused("billing.pay");
        calls.refused("billing.rate");
        assertThat(said).hasSize(2);
        assertThat(said.get(0)).startsWith("REPR0404W").contains("1 business call of billing.pay", "'east'");
        assertThat(said.get(1)).contains("1 business call of billing.rate");

        clock.advance(RefusedCalls.QUIET.minusMillis(1));
        calls.refused("billing.pay");
        assertThat(said).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        calls.refused("billing.pay");
        calls.refused("billing.pay");
        assertThat(said).hasSize(3);
        assertThat(said.get(2)).contains("4 business calls of billing.pay");
    }
}
