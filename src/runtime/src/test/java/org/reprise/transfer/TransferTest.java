package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.finding.Demotion;
import org.reprise.log.EventLog;
import org.reprise.log.EvidenceStore;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/** Asker and answerer of two sites over an in-memory transport. */
class TransferTest {
    private static final byte[] NONE = {};

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final EventLog eastLog = InMemoryEventLog.create();
    private final EventLog westLog = InMemoryEventLog.create();
    private final PortionStore east = eastLog.portions();
    private final PortionStore west = westLog.portions();
    private final Peers eastPeers = new Peers();
    private final Peers westPeers = new Peers();
    private final Answerer answerer = new Answerer("east", eastLog, transport, eastPeers, clock);
    private final TransferPolicy policy =
            new TransferPolicy("west", List.of("east"), Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5));
    private final Upstreams upstreams = new Upstreams(policy, westLog, InMemoryEventLog.DIRECT, westPeers, clock);
    private final Asker asker = new Asker(upstreams, westLog, transport, westPeers, clock);
    private final EvidenceDesk evidence =
            new EvidenceDesk(upstreams, westLog, InMemoryEventLog.DIRECT, transport, clock);
    private final Intake intake = new Intake(west, asker, evidence, () -> {}, clock);
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);

    @Test
    void whatIsThereIsSentAtOnceAndWhatComesLaterWhenItComes() {
        east.store(portion(3));
        east.store(portion(2));
        turn();
        assertThat(west.contiguousAfter(Position.START)).isEqualTo(new Position(1, 5));
        assertThat(answerer.sent()).isEqualTo(2);

        east.store(portion(1));
        turn();
        assertThat(west.contiguousAfter(Position.START)).isEqualTo(new Position(1, 6));
        assertThat(answerer.sent()).isEqualTo(3);
        assertThat(asker.word().head()).isEqualTo(new Position(1, 6));
    }

    @Test
    void portionsThatComeToAPrimaryAreRefusedAndNotStored() {
        Intake primary = Intake.closed(east, evidence, eastPeers, clock);
        Portion foreign = portion(3);
        AnswerHeader header = new AnswerHeader("west", foreign.end().position(), false);
        primary.portions(header, PortionFrames.join(List.of(foreign.toBytes())), new byte[0]);
        primary.nothing(header);
        assertThat(east.last()).isEqualTo(Position.START);
        assertThat(primary.received()).isZero();
        assertThat(primary.refused()).isEqualTo(2);
        assertThat(primary.refusals()).allSatisfy(each -> assertThat(each.why()).contains("'west'", "primary"));
    }

    /** A site that changes its role forgets who waits: such a one stood still for seven seconds. */
    @Test
    void whoWaitsAsksAgainAtOnceWhenItIsLetGo() {
        turn();
        Answerer next = new Answerer("east", eastLog, transport, eastPeers, clock);
        east.store(portion(3));
        answerer.dismiss();
        deliver();
        assertThat(answerer.sent()).isZero();
        asker.step();
        transport.underWay.removeIf(message -> {
            boolean asks = message.header() instanceof PortionRequest;
            if (asks) {
                next.asked((PortionRequest) message.header());
            }
            return asks;
        });
        next.step();
        deliver();
        assertThat(west.contiguousAfter(Position.START)).isEqualTo(new Position(1, 3));
    }

    /** Rule 8: who was told of a higher epoch promises it, whatever it was told with. */
    @Test
    void whatTheSenderOfARefusedAnswerHasPromisedIsHeeded() {
        Intake primary = Intake.closed(east, evidence, eastPeers, clock);
        List<Promise> told = new ArrayList<>();
        eastPeers.reigns(() -> Lineage.NONE, (site, lineage) -> told.add(lineage.promise()));
        Promise west = new Promise(66, "west", clock.instant());
        AnswerHeader header =
                new AnswerHeader("west", new Position(66, 3), false).with(new Lineage(new Position(66, 3), west));

        primary.nothing(header);
        primary.portions(header, PortionFrames.join(List.of(portion(3).toBytes())), new byte[0]);

        assertThat(told).containsExactly(west, west);
        assertThat(east.last()).isEqualTo(Position.START);
    }

    @Test
    void waitingRequestIsAnsweredWithNothingWhenItsTimeIsUp() {
        turn();
        assertThat(asker.word()).isEqualTo(UpstreamWord.NONE);
        clock.advance(Duration.ofSeconds(5));
        turn();
        assertThat(asker.word().heardAt()).isEqualTo(clock.instant());
    }

    /** What a sender has promised is heard before anything of it is stored; that it has heard of an epoch is no entry of it. */
    @Test
    void messagesSayWhereTheLogOfTheirSenderEndsAndWhatItHasPromised() {
        Promise promise = new Promise(4, "north", clock.instant());
        eastLog.reigns().raise(new Promise(1, "east", clock.instant()));
        Supplier<Lineage> ofEast =
                () -> new Lineage(east.last(), eastLog.reigns().promise());
        eastPeers.reigns(ofEast, (site, told) -> eastLog.reigns().raise(told.promise()));
        westPeers.reigns(() -> new Lineage(west.last(), westLog.reigns().promise()), (site, told) -> westLog.reigns()
                .raise(told.promise()));
        east.store(portion(3));
        turn();
        assertThat(westLog.reigns().promise().epoch()).isEqualTo(1);
        assertThat(west.last()).isEqualTo(new Position(1, 3));

        eastLog.reigns().raise(promise);
        east.store(portion(2), new Position(4, 9));
        turn();

        assertThat(westLog.reigns().promise()).isEqualTo(promise);
        assertThat(west.last()).isEqualTo(new Position(1, 3));
        assertThat(intake.refusals())
                .anySatisfy(each ->
                        assertThat(each.why()).contains("ends in epoch 1").contains("told of epoch 4 of north"));
    }

    @Test
    void lostAnswerIsAskedForAgain() {
        east.store(portion(3));
        asker.step();
        deliver();
        answerer.step();
        transport.underWay.clear();
        turn();
        assertThat(west.last()).isEqualTo(Position.START);

        clock.advance(Duration.ofSeconds(7));
        turn();
        assertThat(west.last()).isEqualTo(new Position(1, 3));
    }

    @Test
    void unreachableUpstreamIsTriedEverMoreSlowlyAndHeardAgain() {
        transport.cutOff.add("east");
        east.store(portion(1));
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(asker.step());
            clock.advance(pauses.get(i));
        }
        assertThat(pauses.get(0)).isEqualTo(Duration.ofMillis(500));
        assertThat(pauses.get(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(pauses.get(7)).isEqualTo(Duration.ofSeconds(10));
        assertThat(westPeers.describe()).contains("Site 'east' takes no message: cut off");

        transport.cutOff.clear();
        turn();
        assertThat(west.last()).isEqualTo(new Position(1, 1));
        assertThat(westPeers.describe()).isEmpty();
    }

    @Test
    void askerWhoseQueueIsFullIsAnsweredWhenThereIsRoom() {
        east.store(portion(1));
        asker.step();
        deliver();
        transport.cutOff.add("west");
        answerer.step();
        assertThat(eastPeers.describe()).contains("Site 'west' takes no message");

        transport.cutOff.clear();
        clock.advance(Duration.ofSeconds(1));
        answerer.step();
        deliver();
        assertThat(west.last()).isEqualTo(new Position(1, 1));
        assertThat(eastPeers.describe()).isEmpty();
    }

    @Test
    void troubleWithAnAskerThatAsksNoMoreIsForgotten() {
        east.store(portion(1));
        asker.step();
        deliver();
        transport.cutOff.add("west");
        for (int second = 0; second < 30; second++) {
            answerer.step();
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(eastPeers.describe()).contains("Site 'west' takes no message");

        clock.advance(Duration.ofMinutes(1));
        answerer.step();
        assertThat(eastPeers.describe()).isEmpty();
    }

    @Test
    void duplicatesAreAbsorbedAndOtherBytesRefusedAndTheRestGoesOn() {
        Portion first = portion(2);
        Portion second = portion(2);
        byte[] cut = Arrays.copyOf(first.toBytes(), first.size() - 1);
        byte[] flipped = first.toBytes();
        flipped[flipped.length / 2] ^= 4;
        AnswerHeader header = new AnswerHeader("east", new Position(1, 4), true);

        intake.portions(header, PortionFrames.join(List.of(second.toBytes())), NONE);
        intake.portions(header, PortionFrames.join(List.of(cut)), NONE);
        intake.portions(header, PortionFrames.join(List.of(flipped)), NONE);
        intake.portions(header, PortionFrames.join(List.of(second.toBytes())), NONE);
        intake.refuse("a foreign message");
        intake.portions(header, PortionFrames.join(List.of(first.toBytes())), NONE);

        assertThat(intake.received()).isEqualTo(2);
        assertThat(intake.duplicates()).isEqualTo(1);
        assertThat(intake.refused()).isEqualTo(3);
        assertThat(intake.refusals()).hasSize(3);
        assertThat(west.contiguousAfter(Position.START)).isEqualTo(new Position(1, 4));
    }

    @Test
    void goodPortionsBesideABadOneAreStored() {
        Portion first = portion(2);
        Portion second = portion(2);
        byte[] flipped = second.toBytes();
        flipped[9] ^= 1;

        intake.portions(
                new AnswerHeader("east", new Position(1, 4), false),
                PortionFrames.join(List.of(first.toBytes(), flipped)),
                NONE);
        intake.portions(new AnswerHeader("east", new Position(1, 4), false), new byte[] {0, 0, 0, 9, 1}, NONE);

        assertThat(intake.received()).isEqualTo(1);
        assertThat(intake.refused()).isEqualTo(2);
        assertThat(asker.step()).as("asks again, but not at once").isPositive();
        assertThat(transport.underWay).isEmpty();
    }

    @Test
    void evidenceOfDemotedMethodsComesWithTheirPortion() {
        Event demoted = new Event(clock.instant(), List.of(new Call("guess", 1, "[]", null, List.of())));
        Event other = new Event(clock.instant(), List.of(new Call("pass", 1, "[]", null, List.of())));
        east.store(portion(List.of(EventJson.encode(demoted), EventJson.encode(other), new byte[] {'?'})));
        byte[] rows = {'[', ']'};
        eastLog.evidence().keep(1, List.of(rows, rows, rows), clock.instant());
        westLog.findings().demotions().demote(new Demotion("guess", "its rows differed", clock.instant()));

        turn();

        assertThat(westLog.evidence().of(1)).hasValue(rows);
        assertThat(westLog.evidence().of(2)).isEmpty();
        assertThat(west.last()).isEqualTo(new Position(1, 3));
    }

    private static final class Behind implements Upstreams.Timing {
        @Override
        public boolean mayLeaveOut() {
            return false;
        }

        @Override
        public long until() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean wantsEvidence() {
            return true;
        }

        @Override
        public long unseen() {
            return 3;
        }
    }

    @Test
    void siteThatCatchesUpGetsTheEvidenceOfEveryEventWithAsManyPortionsAsItFitsBeside() {
        byte[] rows = new byte[InlineEvidence.MAX_BYTES / 3];
        new Random(1).nextBytes(rows);
        for (int i = 0; i < 4; i++) {
            east.store(portion(2));
            eastLog.evidence().keep(1 + 2L * i, List.of(rows, i == 1 ? new byte[0] : rows), clock.instant());
        }
        upstreams.timedBy(new Behind());

        turn();

        assertThat(west.last()).isEqualTo(new Position(1, 8));
        assertThat(westLog.evidence().between(1, 8).keySet()).containsExactly(1L, 2L, 3L, 5L, 6L, 7L, 8L);
        assertThat(westLog.evidence().of(7)).hasValue(rows);
    }

    @Test
    void siteThatDoesNotKnowHowFarBehindItIsAsksForFewEventsFirst() {
        for (int i = 0; i < 4; i++) {
            east.store(portion(2));
        }
        upstreams.timedBy(new Behind());
        asker.step();
        deliver();
        answerer.step();
        deliver();
        assertThat(west.last()).isEqualTo(new Position(1, 2));
        turn();
        assertThat(west.last()).isEqualTo(new Position(1, 8));
    }

    @Test
    void evidenceOfEveryEventThatIsDamagedOnItsWayIsRefusedAndItsPortionsStored() {
        byte[] evidence = InlineEvidence.of(
                        Set.of(InlineEvidence.ALL), List.of(portion(1)), keeping(new byte[] {'[', ']'}))
                .bytes();
        assertThat(InlineEvidence.isOfAll(evidence)).isTrue();
        end = new ChainEnd(Position.START, PortionHash.ZERO);

        storesThePortionWithoutEvidence(evidence);
    }

    /** It comes without its last byte. */
    private void storesThePortionWithoutEvidence(byte[] evidence) {
        intake.portions(
                new AnswerHeader("east", new Position(1, 1), false),
                PortionFrames.join(List.of(portion(1).toBytes())),
                Arrays.copyOf(evidence, evidence.length - 1));

        assertThat(west.last()).isEqualTo(new Position(1, 1));
        assertThat(westLog.evidence().of(1)).isEmpty();
        assertThat(intake.refused()).isEqualTo(1);
    }

    private EvidenceStore keeping(byte[] rows) {
        eastLog.evidence().keep(1, List.of(rows), clock.instant());
        return eastLog.evidence();
    }

    @Test
    void evidenceThatIsCutOffIsRefusedAndItsPortionsStored() {
        byte[] evidence = InlineEvidence.join(List.of(new InlineEvidence(1, new byte[] {'[', ']'})));

        storesThePortionWithoutEvidence(evidence);
    }

    @Test
    void randomLossDoublingAndDisorderLoseNothing() {
        for (long seed = 1; seed <= 200; seed++) {
            new TransferTest().storm(new Random(seed), "seed " + seed);
        }
    }

    private void storm(Random random, String seed) {
        for (int i = 0; i < 20; i++) {
            east.store(portion(1 + random.nextInt(5)));
            for (int j = random.nextInt(3); j > 0; j--) {
                asker.step();
                answerer.step();
                disturb(random);
                deliver();
            }
            clock.advance(Duration.ofMillis(random.nextInt(4000)));
        }
        for (int i = 0; i < 40; i++) {
            turn();
            clock.advance(Duration.ofSeconds(8));
        }
        assertThat(west.contiguousAfter(Position.START)).as(seed).isEqualTo(east.last());
    }

    private void disturb(Random random) {
        List<InMemoryTransport.Sent> messages = new ArrayList<>(transport.underWay);
        if (!messages.isEmpty() && random.nextInt(3) == 0) {
            messages.remove(random.nextInt(messages.size()));
        }
        if (!messages.isEmpty() && random.nextInt(3) == 0) {
            messages.add(messages.get(random.nextInt(messages.size())));
        }
        Collections.shuffle(messages, random);
        transport.underWay.clear();
        transport.underWay.addAll(messages);
    }

    private void turn() {
        for (int i = 0; i < 4; i++) {
            asker.step();
            deliver();
            answerer.step();
            deliver();
        }
    }

    private void deliver() {
        while (!transport.underWay.isEmpty()) {
            InMemoryTransport.Sent message = transport.underWay.removeFirst();
            if (message.header() instanceof PortionRequest request) {
                answerer.asked(request);
            } else if (message.body().length == 0) {
                intake.nothing((AnswerHeader) message.header());
            } else {
                intake.portions((AnswerHeader) message.header(), message.body(), message.evidence());
            }
        }
    }

    private Portion portion(int events) {
        return portion(Collections.nCopies(events, new byte[] {'{', '}'}));
    }

    private Portion portion(List<byte[]> bodies) {
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        end = portion.end();
        return portion;
    }
}
