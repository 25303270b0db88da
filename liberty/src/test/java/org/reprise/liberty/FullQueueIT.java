package org.reprise.liberty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** West's portion queue takes no more: calls at east go on, and transfer goes on by itself once there is room. */
@OnRunningSites
class FullQueueIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(40);
    private static final String PORTIONS = "reprise.west.portions";
    private static final String LOAD = "{\"clients\":4,\"pass\":400,\"heartbeats\":200}";
    private static final String STORE = "small-store";

    private SitePair pair;
    private Site east;
    private Site west;

    @BeforeEach
    void sites(Sites sites) {
        pair = SitePair.of(sites);
        east = pair.east();
        west = pair.west();
        pair.awaitWestAtHead();
    }

    @AfterEach
    void takeMessagesAgain() {
        west.probe().resume("PortionListener");
    }

    @Test
    void fullPortionQueueHoldsUpTransferButNoCall() {
        JsonNode usual = load();
        pair.awaitWestAtHead();
        int said = east.server().log().lines("REPR0201W").size();
        long refused = west.console().counter("refused");

        west.probe().pause("PortionListener");
        Probe.Sent sent = west.probe().send("jms/probe/local", PORTIONS, ProbeMessage.text("not for this queue"), 2000);
        SitePair.print("%d foreign messages until: %s", sent.count(), sent.refusal());
        assertThat(sent.refusal()).isNotEmpty();
        long position = west.probe().number("SELECT SEQ FROM REPRISE_POSITION");

        JsonNode full = load();
        SitePair.print(
                "calls per second: usually %.0f, queue full %.0f",
                usual.path("perSecond").asDouble(), full.path("perSecond").asDouble());
        assertThat(full.path("failed").asInt()).as(full.toString()).isZero();
        await("east says that west takes nothing")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().contains(PORTIONS));
        JsonNode again = load();
        assertThat(again.path("failed").asInt()).as(again.toString()).isZero();
        assertThat(west.probe().number("SELECT SEQ FROM REPRISE_POSITION")).isEqualTo(position);
        SitePair.print("east: %s", east.console().figures());
        SitePair.print("west: %s", west.console().figures());

        west.probe().resume("PortionListener");
        pair.checkEqual();
        await("the foreign messages are counted")
                .atMost(PATIENCE)
                .until(() -> west.console().counter("refused") == refused + sent.count());
        await("no trouble")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().isEmpty()
                        && west.console().trouble().isEmpty());
        assertThat(east.server().log().lines("REPR0201W").size() - said)
                .as("lines that say that west takes nothing")
                .isEqualTo(1);
    }

    /**
     * The platform's store, once it was full, refuses for ever (see reprise.xml): the shipped configuration has the queue full first.
     * Here the store is made small and the queue large, and the remedy is what reprise.xml says.
     */
    @Test
    @EnabledIfSystemProperty(named = "reprise.test.faults", matches = "true")
    void fullStoreHoldsUpTransferButNoCallUntilItIsRaised() {
        restartWest("""
                <server>
                  <variable name="reprise.messaging-store-size" value="40"/>
                  <variable name="reprise.messaging-log-size" value="10"/>
                  <variable name="reprise.messaging-depth" value="1000000"/>
                </server>
                """, true);
        west.probe().pause("PortionListener");
        Probe.Sent sent =
                west.probe().send("jms/probe/local", PORTIONS, ProbeMessage.bytes(new byte[100_000]), 100_000);
        SitePair.print("%d foreign messages of 100 kB until: %s", sent.count(), sent.refusal());
        assertThat(sent.refusal()).isNotEmpty();
        Probe.Sent small = west.probe().send(PORTIONS, ProbeMessage.text("small"));
        SitePair.print("a small one: %s", small);

        JsonNode full = load();
        assertThat(full.path("failed").asInt()).as(full.toString()).isZero();
        SitePair.print(
                "calls per second with a full store: %.0f",
                full.path("perSecond").asDouble());
        await("east says that west takes nothing")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().contains("west"));

        restartWest("<server/>", false);
        assertThat(load().path("failed").asInt()).isZero();
        pair.checkEqual();
        await("no trouble")
                .atMost(PATIENCE)
                .until(() -> east.console().trouble().isEmpty()
                        && west.console().trouble().isEmpty());
    }

    private JsonNode load() {
        return east.load(LOAD);
    }

    private void restartWest(String override, boolean emptyStore) {
        west.server().stop(STOP_PATIENCE);
        west.server().folder().override(STORE, override);
        if (emptyStore) {
            RunningSites.deleteAll(west.server().folder().output().resolve("messaging"));
        }
        SitePair.start(west);
    }
}
