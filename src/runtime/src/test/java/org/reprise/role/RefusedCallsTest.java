package org.reprise.role;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.LogEar;
import org.reprise.TestClock;

final class RefusedCallsTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final RefusedCalls calls = new RefusedCalls("west", "east", clock);
    private final LogEar ear = new LogEar(RefusedCalls.class);
    private final List<String> said = ear.said();

    @AfterEach
    void listenNoMore() {
        ear.close();
    }

    @Test
    void everyCallIsCountedByItsMethodAndItsCallerIsToldWhereToGo() {
        for (int i = 0; i < 3; i++) {
            assertThat(calls.refused("billing.pay").primary()).isEqualTo("east");
        }
        assertThat(calls.refused("billing.rate").site()).isEqualTo("west");
        assertThat(calls.counts()).isEqualTo(Map.of("billing.pay", 3L, "billing.rate", 1L));
    }

    /** It would have said that it is a secondary, and that itself is the primary. */
    @Test
    void aSiteThatIsAboutToBePrimarySaysSo() {
        assertThat(calls.refused("billing.pay")).hasMessageContaining("'west' is not primary", "is 'east'");
        calls.name("west");
        assertThat(calls.refused("billing.pay"))
                .hasMessageContaining("is about to be primary")
                .hasMessageContaining("call again in a second");
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
