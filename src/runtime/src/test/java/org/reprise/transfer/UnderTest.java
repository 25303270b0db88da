package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.subscription.Subscription;

/** Whom a site asks once another site than the configured one is primary. */
class UnderTest {
    @Test
    void whoAskedThePrimaryAsksTheNewOne() {
        assertThat(asking("north", "east").under("west", "east").upstreams()).containsExactly("west");
    }

    @Test
    void whoAskedNobodyAsksTheNewOne() {
        assertThat(asking("east").under("west", "east").upstreams()).containsExactly("west");
    }

    @Test
    void whoIsPrimaryAsksNobody() {
        assertThat(asking("west", "east").under("west", "east").upstreams()).isEmpty();
    }

    @Test
    void aMemberOfAChainGoesOnAskingTheOneBeforeItAndThePrimaryAtLast() {
        assertThat(asking("south", "north").under("west", "east").upstreams()).containsExactly("north", "west");
        assertThat(asking("south", "west", "north").under("west", "east").upstreams())
                .containsExactly("west", "north");
    }

    @Test
    void underTheConfiguredPrimaryAllIsAsConfigured() {
        assertThat(asking("north", "east").under("east", "east").upstreams()).containsExactly("east");
    }

    private static TransferPolicy asking(String site, String... upstreams) {
        return new TransferPolicy(site, List.of(upstreams), Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5));
    }
}
