package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.EventLog;
import org.reprise.log.EvidenceStore;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.UnreadableEvidenceException;
import org.reprise.proof.Value;
import org.reprise.proof.WriteSet;
import org.reprise.subscription.Subscription;

/** West asks north and east for evidence over an in-memory transport. */
class EvidenceDeskTest {
    private static final byte[] ROWS = "[]".getBytes(StandardCharsets.UTF_8);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final EventLog westLog = InMemoryEventLog.create();
    private final EventLog eastLog = InMemoryEventLog.create();
    private final EventLog northLog = InMemoryEventLog.create();
    private final EvidenceStore westStore = westLog.evidence();
    private final EvidenceStore eastStore = eastLog.evidence();
    private final EvidenceDesk west = desk("west", westLog, List.of("north", "east"));
    private final EvidenceDesk east = desk("east", eastLog, List.of());
    private final EvidenceDesk north = desk("north", northLog, List.of());

    /** An event, as its portion has it. */
    private final List<Change> good = rows(1);

    private final Portion portion = Portion.seal(
            new ChainEnd(new Position(1, 6), PortionHash.ZERO),
            1,
            List.of(EventJson.encode(
                    new Event(clock.instant(), List.of(), GeneratedIds.NONE, WriteSet.proof(good), good))),
            clock.instant(),
            Compression.DEFLATE);

    private static List<Change> rows(long value) {
        return List.of(new RowChange(
                RowChange.Operation.UPDATE,
                "T",
                new TreeMap<>(Map.of("K", Value.of("a"))),
                new TreeMap<>(Map.of("N", Value.of(value))),
                new TreeMap<>()));
    }

    private EvidenceDesk desk(String site, EventLog log, List<String> upstreams) {
        return desk(site, log, upstreams, List.of());
    }

    private EvidenceDesk desk(String site, EventLog log, List<String> asks, List<String> elsewhere) {
        Upstreams upstreams = new Upstreams(
                new TransferPolicy(site, asks, Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5)),
                InMemoryEventLog.create(),
                InMemoryEventLog.DIRECT,
                new Peers(),
                clock);
        upstreams.elsewhere(() -> elsewhere);
        return new EvidenceDesk(upstreams, log, InMemoryEventLog.DIRECT, transport, clock);
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

    /** Behind a planned switch only the former primary has that of its events. */
    @Test
    void whatEveryUpstreamDeniesIsAskedOfAnybodyWhoMayHaveIt() {
        eastStore.keep(7, List.of(ROWS), clock.instant());
        EvidenceDesk late = desk("west", westLog, List.of("north"), List.of("nowhere", "south", "west", "east"));
        transport.cutOff.add("south");
        assertThat(late.ask(7)).isTrue();
        answered(late);
        assertThat(westStore.of(7)).isEmpty();
        assertThat(late.ask(7)).isTrue();
        answered(late);
        assertThat(westStore.of(7)).hasValue(ROWS);
    }

    /** It may be gone for good: an event that nobody can heal is parked, and said. */
    @Test
    void whoIsNoUpstreamAndIsSilentIsNotWaitedFor() {
        EvidenceDesk late = desk("west", westLog, List.of("north"), List.of("south", "east"));
        assertThat(late.ask(7)).isTrue();
        answered(late);
        assertThat(late.ask(7)).as("south takes it, and is silent").isTrue();
        transport.underWay.clear();
        assertThat(late.ask(7)).isTrue();
        assertThat(transport.underWay).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        assertThat(late.ask(7)).as("east").isTrue();
        answered(late);
        assertThat(late.ask(7)).isFalse();
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

    @Test
    void damagedEvidenceIsRefusedAndTheNextUpstreamIsAsked() {
        westLog.portions().store(portion);
        northLog.evidence().keep(7, List.of(EvidenceJson.encode(rows(2))), clock.instant());
        eastStore.keep(7, List.of(EvidenceJson.encode(good)), clock.instant());

        west.ask(7);
        assertThatThrownBy(this::deliver)
                .isInstanceOf(UnreadableEvidenceException.class)
                .hasMessageContaining("not those of the proof");
        assertThat(westStore.of(7)).isEmpty();
        assertThat(west.ask(7)).isTrue();
        deliver();
        assertThat(westStore.of(7)).hasValue(EvidenceJson.encode(good));
    }

    @Test
    void eventOfWhichEveryUpstreamHasDamagedEvidenceIsNotWaitedFor() {
        west.ask(7);
        for (String site : new String[] {"north", "east"}) {
            assertThatThrownBy(() -> west.came(site, 7, new byte[] {7}))
                    .isInstanceOf(UnreadableEvidenceException.class);
        }
        assertThat(west.ask(7)).isFalse();
        assertThat(westStore.of(7)).isEmpty();
    }

    @Test
    void damagedEvidenceThatIsKeptIsReplacedByAGoodOneAndNotHandedOn() {
        westLog.portions().store(portion);
        westStore.keep(7, List.of(EvidenceJson.encode(rows(2))), clock.instant());
        answer(west, new EvidenceRequest("east", 7));
        assertThat(transport.underWay.poll().body()).isEmpty();

        west.ask(7);
        west.came("east", 7, EvidenceJson.encode(good));
        assertThat(westStore.of(7)).hasValue(EvidenceJson.encode(good));
    }

    @Test
    void evidenceIsHandedOnAlthoughItsPortionIsDamagedHere() {
        PortionStore damaged = (PortionStore) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PortionStore.class}, (self, method, arguments) -> {
                    throw new PortionRefusedException("Its hash is another");
                });
        EvidenceDesk south = desk("south", eastLog.with(damaged), List.of());
        eastStore.keep(7, List.of(ROWS), clock.instant());
        answer(south, new EvidenceRequest("west", 7));
        assertThat(transport.underWay.poll().body()).isEqualTo(ROWS);
    }

    @Test
    void damagedEvidenceBesidePortionsIsLeftOut() {
        byte[] bytes = EvidenceJson.encode(good);
        InlineEvidence bad = new InlineEvidence(7, EvidenceJson.encode(rows(2)));
        InlineEvidence other = new InlineEvidence(9, bytes);
        assertThatThrownBy(() -> west.came(List.of(bad, other), List.of(portion)))
                .isInstanceOf(UnreadableEvidenceException.class);
        assertThat(westStore.of(7)).isEmpty();
        assertThat(westStore.of(9)).hasValue(bytes);

        west.came(List.of(new InlineEvidence(7, bytes)), List.of(portion));
        assertThat(westStore.of(7)).hasValue(bytes);
    }

    /** As {@link #deliver} for another west. */
    private void answered(EvidenceDesk asker) {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            EvidenceRequest about = (EvidenceRequest) next.header();
            if (next.to().equals("west")) {
                asker.came(about.asker(), about.seq(), next.body());
            } else {
                answer(next.to().equals("east") ? east : north, about);
            }
        }
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
