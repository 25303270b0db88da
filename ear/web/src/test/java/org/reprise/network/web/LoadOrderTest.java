package org.reprise.network.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoadOrderTest {

    @Test
    void sharesOfAllClientsAddUp() {
        LoadOrder order = new LoadOrder(4, 2001, 2, 1003, null, null, null, null);

        for (Kind kind : order.counts().keySet()) {
            int shares = IntStream.range(0, 4)
                    .map(client -> order.share(client).get(kind))
                    .sum();
            assertThat(shares).as(kind.name()).isEqualTo(order.counts().get(kind));
        }
    }

    @Test
    void anOrderForNothingIsRefused() {
        LoadOrder order = new LoadOrder(4, null, null, 0, null, null, null, null);

        assertThatThrownBy(order::check).hasMessageContaining("Nothing to do");
    }

    @Test
    void aTimedOrderNeedsAKindAndSeconds() {
        assertThatThrownBy(timed(5, null)::check).hasMessageContaining("'kind'");
        assertThatThrownBy(timed(5, "prepare")::check).hasMessageContaining("'kind'");
        assertThatThrownBy(timed(null, "pass")::check).hasMessageContaining("'seconds'");
        assertThatCode(timed(5, "heartbeat")::check).doesNotThrowAnyException();
    }

    @Test
    void clientsBeyondTheLimitAreRefused() {
        LoadOrder order = new LoadOrder(65, 10, null, null, null, null, null, null);

        assertThatThrownBy(order::check).hasMessageContaining("'clients' must be 1 to 64");
    }

    private static LoadOrder timed(Integer seconds, String kind) {
        return new LoadOrder(null, null, null, null, null, seconds, kind, null);
    }
}
