package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reprise.ThreadTransactions;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.WriteSet;

final class LookaheadTest {
    private static final int EVENTS = 5;

    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);

    @BeforeEach
    void fiveEvents() {
        store();
    }

    private void store() {
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> evidence = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            List<Change> rows =
                    List.of(new OpaqueStatement(OpaqueStatement.Language.SQL, "UPDATE T SET A = " + i, List.of(), 1));
            evidence.add(EvidenceJson.encode(rows));
            bodies.add(EventJson.encode(new Event(
                    Instant.EPOCH,
                    List.of(new Call("set", 1, "[]", null, List.of())),
                    GeneratedIds.NONE,
                    WriteSet.proof(rows),
                    List.of())));
        }
        Portion portion = Portion.seal(end, 1, bodies, Instant.EPOCH, Compression.best());
        end = portion.end();
        log.portions().store(portion);
        transactions.run(() -> log.evidence().keep(portion.firstSeq(), evidence, Instant.EPOCH));
    }

    private Lookahead lookahead(Predicate<NextEvent> byRows) {
        return new Lookahead(replayLog, byRows);
    }

    private void forgetEvidence() {
        transactions.run(() -> log.evidence().cutBehind(0));
    }

    @Test
    void whatWasReadAheadIsGiven() {
        Lookahead lookahead = lookahead(event -> true);
        lookahead.begin(Position.START, EVENTS);
        lookahead.help();
        forgetEvidence();
        Lookahead.Slice slice = lookahead.after(Position.START, EVENTS);
        assertThat(slice.events()).extracting(NextEvent::position).containsExactlyElementsOf(positions(1));
        assertThat(slice.events())
                .allSatisfy(event -> assertThat(slice.evidence().of(event)).isPresent());
    }

    @Test
    void whatNobodyHasBegunTheReplayerReadsItself() {
        Lookahead lookahead = lookahead(event -> true);
        lookahead.begin(Position.START, EVENTS);
        forgetEvidence();
        Lookahead.Slice slice = lookahead.after(Position.START, EVENTS);
        assertThat(slice.events())
                .hasSize(EVENTS)
                .allSatisfy(event -> assertThat(slice.evidence().of(event)).isEmpty());
    }

    @Test
    void evidenceOfOthersIsReadWhenItIsAskedFor() {
        Lookahead lookahead = lookahead(event -> event.position().seq() > 3);
        lookahead.begin(Position.START, EVENTS);
        lookahead.help();
        Lookahead.Slice slice = lookahead.after(Position.START, EVENTS);
        assertThat(slice.events())
                .allSatisfy(event -> assertThat(slice.evidence().of(event)).isPresent());
    }

    @Test
    void whatWasReadAheadIsLeftWhereReplayStandsElsewhere() {
        Lookahead lookahead = lookahead(event -> true);
        lookahead.begin(Position.START, EVENTS);
        lookahead.help();
        assertThat(lookahead.after(new Position(1, 2), EVENTS).events())
                .extracting(NextEvent::position)
                .containsExactlyElementsOf(positions(3));
        lookahead.begin(Position.START, EVENTS);
        lookahead.help();
        assertThat(lookahead.after(Position.START, 1).events()).hasSize(1);
    }

    @Test
    void whatHasComeSinceIsGivenWhereThereWasNothing() {
        Lookahead lookahead = lookahead(event -> true);
        lookahead.begin(end.position(), EVENTS);
        lookahead.help();
        store();
        assertThat(lookahead.after(new Position(1, EVENTS), EVENTS).events()).hasSize(EVENTS);
    }

    @Test
    void whatCouldNotBeReadAheadIsReadInItsTurn() {
        List<NextEvent> asked = new ArrayList<>();
        Lookahead lookahead = lookahead(event -> {
            asked.add(event);
            throw new IllegalStateException("The database is gone for a moment");
        });
        lookahead.begin(Position.START, EVENTS);
        lookahead.help();
        assertThat(asked).hasSize(1);
        assertThat(lookahead.after(Position.START, EVENTS).events()).hasSize(EVENTS);
    }

    @Test
    void whatAnotherThreadIsReadingIsWaitedFor() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Set<Thread> readers = ConcurrentHashMap.newKeySet();
        Lookahead lookahead = lookahead(event -> {
            readers.add(Thread.currentThread());
            reading.countDown();
            awaited(asked);
            return true;
        });
        lookahead.begin(Position.START, EVENTS);
        Thread second = new Thread(lookahead::help);
        second.start();
        reading.await();
        asked.countDown();
        Lookahead.Slice slice = lookahead.after(Position.START, EVENTS);
        assertThat(slice.events()).hasSize(EVENTS);
        assertThat(readers).containsExactly(second);
        second.join();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Position> positions(long first) {
        List<Position> positions = new ArrayList<>();
        for (long seq = first; seq <= EVENTS; seq++) {
            positions.add(new Position(1, seq));
        }
        return positions;
    }
}
