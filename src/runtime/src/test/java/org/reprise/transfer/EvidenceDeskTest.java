package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EvidenceStore;
import org.reprise.log.InMemoryEventLog;
import org.reprise.subscription.Subscription;

/** West asks north and east for evidence over an in-memory transport. */
class EvidenceDeskTest {
    private static final byte[] ROWS = "[]".getBytes(StandardCharsets.UTF_8);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final EvidenceStore westStore = InMemoryEventLog.create().evidence();
    private final EvidenceStore eastStore = InMemoryEventLog.create().evidence();
    private final EvidenceDesk west = desk("west", westStore, List.of("north", "east"));
    private final EvidenceDesk east = desk("east", eastStore, List.of());
    private final EvidenceDesk north = desk("north", InMemoryEventLog.create().evidence(), List.of());

    private EvidenceDesk desk(String site, EvidenceStore store, List<String> upstreams) {
        return new EvidenceDesk(
                new Upstreams(
                        new TransferPolicy(site, upstreams, Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5)),
                        InMemoryEventLog.create(),
                        InMemoryEventLog.DIRECT,
                        new Peers(),
                        clock),
                store,
                InMemoryEventLog.DIRECT,
                transport,
                clock);
    }

    @Test
    void evidenceComesFromTheFirstUpstreamThatHasItAndIsKept() {
        eastStore.keep(7, List.of(ROWS), clock.instant());

        assertThat(west.ask(7)).isTrue();
        deliver();
        assertThat(westStore.of(7)).as("north has none").isEmpty();
        assertThat(west.ask(7)).isTrue();
        deliver();

        assertThat(westStore.of(7)).hasValue(ROWS);
    }

    @Test
    void whatEveryUpstreamDeniesIsSaidAndMayBeWishedAnew() {
        for (int i = 0; i < 2; i++) {
            assertThat(west.ask(7)).isTrue();
            deliver();
        }
        assertThat(west.ask(7)).isFalse();
        assertThat(west.ask(7)).isTrue();
    }

    @Test
    void wishIsRepeatedOnlyWhenNoAnswerCame() {
        west.ask(7);
        west.ask(7);
        assertThat(transport.underWay).hasSize(1);
        transport.underWay.clear();

        clock.advance(Duration.ofSeconds(5));
        west.ask(7);
        assertThat(transport.underWay).hasSize(1);
    }

    @Test
    void upstreamThatIsCutOffDeniesNothing() {
        eastStore.keep(7, List.of(ROWS), clock.instant());
        transport.cutOff.add("north");
        assertThat(west.ask(7)).isTrue();
        deliver();
        assertThat(westStore.of(7)).hasValue(ROWS);

        transport.cutOff.add("east");
        assertThat(west.ask(8)).as("they may have it").isTrue();
    }

    @Test
    void evidenceThatNobodyWishedIsNotKept() {
        west.came("east", 9, ROWS);
        assertThat(westStore.of(9)).isEmpty();
    }

    @Test
    void evidenceThatComesTwiceIsKeptOnce() {
        west.ask(7);
        west.came("east", 7, ROWS);
        west.came("east", 7, ROWS);
        assertThat(westStore.of(7)).hasValue(ROWS);
    }

    private void deliver() {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            EvidenceRequest about = (EvidenceRequest) next.header();
            switch (next.to()) {
                case "east" -> answer(east, about);
                case "north" -> answer(north, about);
                default -> west.came(about.asker(), about.seq(), next.body());
            }
        }
    }

    private static void answer(EvidenceDesk desk, EvidenceRequest request) {
        desk.asked(request);
        desk.step();
    }
}
