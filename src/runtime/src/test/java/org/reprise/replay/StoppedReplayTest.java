package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.Proof;
import org.reprise.proof.WriteSet;

/** A server stops while it replays: that is no fault of the event, which is replayed after the next start. */
class StoppedReplayTest {
    static class Bean {
        void note(String text) {}
    }

    private static final ReplicatedMethod NOTE = TestMethods.of(Bean.class, "note");

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final AtomicBoolean ended = new AtomicBoolean();
    private Runnable bean = () -> {};
    private Runnable whileFetching = () -> {};
    private EvidenceSource.Answer evidence = EvidenceSource.Answer.NONE;
    private final CallPlayer player =
            new CallPlayer(new ReplicatedMethods(List.of(NOTE)), new ArgumentJson(), this::call, transactions);
    private final ReplayLog replayLog = new ReplayLog(
            log.portions(),
            log.evidence(),
            new EndingPosition(log.position(), ended::get),
            log.findings(),
            transactions);
    private ReplayGate gate = gate();
    private Replayer replayer = replayer();

    @Test
    void whatFailsMeanwhileIsNotParkedNorCountedAndIsReplayedAfterTheNextStart() {
        storeNote(WriteSet.proof(List.of()));
        bean = () -> {
            gate.close();
            throw new IllegalStateException("the bean is gone");
        };
        run();
        checkNothingHappened();

        bean = () -> {};
        restart();
        run();
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
    }

    @Test
    void aLastTryMeanwhileParksNothing() {
        storeNote(Proof.of(new byte[Proof.BYTES])); // nobody has its rows, so it is tried again
        int[] tries = {0};
        bean = () -> {
            if (++tries[0] == 3) {
                gate.close();
            }
            throw new IllegalStateException("the bean is gone");
        };
        run();
        assertThat(tries[0]).isEqualTo(3);
        checkNothingHappened();
    }

    @Test
    void anEventThatNobodyHasEvidenceOfIsNotParkedMeanwhile() {
        storeNote(Proof.of(new byte[Proof.BYTES]));
        evidence = EvidenceSource.Answer.ASKED;
        replayer.step();
        evidence = EvidenceSource.Answer.NONE;
        whileFetching = () -> gate.close();
        run();
        checkNothingHappened();
    }

    @Test
    void nothingIsBegunAnyMore() {
        storeNote(WriteSet.proof(List.of()));
        gate.close();
        run();
        checkNothingHappened();
    }

    @Test
    void aReplayThatOutlivesItsSiteDoesNotCommit() {
        storeNote(WriteSet.proof(List.of()));
        bean = () -> {
            gate.close();
            ended.set(true);
        };
        run();
        checkNothingHappened();
    }

    private void checkNothingHappened() {
        assertThat(log.parked().list()).isEmpty();
        assertThat(log.findings().demotions().list()).isEmpty();
        assertThat(log.findings().differences().newest(1)).isEmpty();
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(replayer.parked()).isZero();
    }

    private void restart() {
        gate = gate();
        replayer = replayer();
    }

    private void run() {
        for (int i = 0; i < 20; i++) {
            replayer.step();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> {}, () -> {
            bean.run();
            return null;
        });
    }

    private ReplayGate gate() {
        return new ReplayGate(log, transactions, new Schedule.Immediate(), "", clock);
    }

    private Replayer replayer() {
        return new Replayer(
                replayLog,
                new Batch(player, new NoContexts(), rows -> {}, replayLog, clock),
                new Healer(replayLog, rows -> {}, new NoContexts(), this::fetch, clock),
                gate,
                new ReplayPolicy(100, 3, Duration.ofSeconds(1)));
    }

    private EvidenceSource.Answer fetch(long seq) {
        whileFetching.run();
        return evidence;
    }

    private void storeNote(Proof proof) {
        Event event = new Event(
                clock.instant(),
                List.of(new Call("note", 1, "[\"a\"]", null, List.of())),
                GeneratedIds.NONE,
                proof,
                List.of());
        log.portions()
                .store(Portion.seal(
                        ChainEnd.START, 1, List.of(EventJson.encode(event)), clock.instant(), Compression.best()));
    }
}
