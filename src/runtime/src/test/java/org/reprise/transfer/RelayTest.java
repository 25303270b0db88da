package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/** West has two servers: one asks, and the answers come to the other. */
class RelayTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final InMemoryTransport transport = new InMemoryTransport();
    private final EventLog log = InMemoryEventLog.create();
    private final Deque<byte[]> between = new ArrayDeque<>();
    private final Server leader = new Server();
    private final Server other = new Server();

    private final class Server {
        final Peers peers = new Peers();
        final Asker asker;
        final Intake intake;
        final Enquiries enquiries;
        final JmsDoors doors;
        final List<String> told = new ArrayList<>();

        Server() {
            TransferPolicy policy =
                    new TransferPolicy("west", List.of("east"), Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5));
            Upstreams upstreams = new Upstreams(policy, log, InMemoryEventLog.DIRECT, peers, clock);
            asker = new Asker(upstreams, log, transport, peers, clock);
            EvidenceDesk evidence = new EvidenceDesk(upstreams, log, InMemoryEventLog.DIRECT, transport, clock);
            intake = new Intake(log.portions(), asker, evidence, () -> told.add("stored"), clock);
            enquiries = new Enquiries("west", transport, Map.of("sum", (asker, question) -> question), () -> {});
            Answerer answerer = new Answerer("west", log, transport, peers, clock);
            doors = new JmsDoors(answerer, evidence, enquiries, intake, () -> {});
        }
    }

    RelayTest() {
        Relay toLeader = message -> between.add(message.toBytes());
        other.intake.relayBy(toLeader);
        other.enquiries.relayBy(toLeader);
    }

    private void handOver() {
        while (!between.isEmpty()) {
            leader.doors.relayed(between.remove());
        }
    }

    @Test
    void answerThatCameElsewhereLetsTheAskerAskAgainAtOnce() {
        leader.asker.step();
        assertThat(transport.underWay).hasSize(1);
        assertThat(leader.asker.step()).as("it waits for an answer").isPositive();

        other.intake.nothing(new AnswerHeader("east", new Position(1, 70), false));
        assertThat(other.asker.word()).isEqualTo(UpstreamWord.NONE);
        handOver();

        assertThat(leader.asker.word().head()).isEqualTo(new Position(1, 70));
        assertThat(leader.told).containsExactly("stored");
        leader.asker.step();
        assertThat(transport.underWay).as("asked again").hasSize(2);
    }

    /** Rule 8. What an upstream has heard of is not what its own log ends with. */
    @Test
    void answerThatCameElsewhereSaysWhereItsSendersLogEnds() {
        List<Lineage> counted = new ArrayList<>();
        leader.peers.counts(counted::add);
        Lineage behind = new Lineage(new Position(1, 40), 30, new Promise(1, "east", NOW));
        other.intake.nothing(new AnswerHeader("east", new Position(66, 70), false).with(behind));
        handOver();
        assertThat(counted).singleElement().satisfies(lineage -> {
            assertThat(lineage.end()).isEqualTo(new Position(1, 40));
            assertThat(lineage.stable()).isEqualTo(30);
        });
    }

    @Test
    void answerDeliveredTwiceIsNotTakenForThatToTheNextRequest() {
        leader.asker.step();
        Portion portion =
                Portion.seal(ChainEnd.START, 1, List.of(new byte[] {'{', '}'}), clock.instant(), Compression.DEFLATE);
        byte[] body = PortionFrames.join(List.of(portion.toBytes()));
        AnswerHeader header = new AnswerHeader("east", portion.end().position(), false);
        leader.intake.portions(header, body, new byte[0]);
        leader.asker.step();
        assertThat(transport.underWay).as("and the next").hasSize(2);
        leader.intake.portions(header, body, new byte[0]);
        leader.asker.step();
        assertThat(transport.underWay).as("which is still out").hasSize(2);
    }

    @Test
    void evidenceThatIsWishedIsKeptWhereverItComes() {
        assertThat(leader.doors).isNotNull();
        EvidenceRequest about = new EvidenceRequest("east", 7);
        other.intake.evidence(about, new byte[] {1, 2});
        handOver();
        assertThat(log.evidence().of(7)).as("nobody wished it").isEmpty();
    }

    @Test
    void replyReachesWhoAsked() throws Exception {
        CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(
                () -> leader.enquiries.ask("east", "sum", new byte[] {5}, Duration.ofMinutes(1)));
        while (transport.underWay.isEmpty()) {
            Thread.sleep(5);
        }
        Enquiry enquiry = (Enquiry) transport.underWay.remove().header();
        other.enquiries.answered(new Reply("east", enquiry.id(), ""), new byte[] {9, 8});
        assertThat(between).hasSize(1);
        handOver();
        assertThat(answer.get()).containsExactly(9, 8);
    }

    @Test
    void enquiryIsAnsweredByTheLeader() {
        other.enquiries.asked(new Enquiry("east", "e1", "sum"), new byte[] {3});
        other.enquiries.step();
        assertThat(transport.underWay).isEmpty();
        handOver();
        leader.enquiries.step();
        assertThat(transport.underWay.getFirst().body()).containsExactly(3);
    }

    @Test
    void everyKindOfMessageIsTheSameAfterwards() {
        AnswerHeader header = new AnswerHeader("east", new Position(3, Long.MAX_VALUE), true, true, true);
        for (Relayed each : List.of(
                new Relayed.Answered(header, 77, true),
                new Relayed.Answered(new AnswerHeader("e", Position.START, false), 0, false))) {
            assertThat(Relayed.parse(each.toBytes())).isEqualTo(each);
        }
        Relayed.Replied reply = new Relayed.Replied(new Reply("east", "x".repeat(100_000), "nö"), new byte[1 << 20]);
        Relayed.Replied read = (Relayed.Replied) Relayed.parse(reply.toBytes());
        assertThat(read.reply()).isEqualTo(reply.reply());
        assertThat(read.answer()).hasSize(1 << 20);
        assertThatThrownBy(() -> Relayed.parse(new byte[] {'R', 127, 0, 0, 0}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Relayed.parse(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Relayed.parse(new byte[] {'X'})).isInstanceOf(IllegalArgumentException.class);
    }
}
