package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import org.reprise.finding.Demotion;
import org.reprise.finding.FoundDifference;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.WriteSet;

/** Proof and healing over an in-memory log: a bean {@code put(key)} that writes a counter into a map, and gets it wrong on demand. */
class HealingTest {
    static class Bean {
        void put(String key) {}
    }

    private static final ReplicatedMethod PUT = TestMethods.of(Bean.class, "put");

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final Map<String, Long> table = new TreeMap<>();
    private final List<Long> asked = new ArrayList<>();
    private EvidenceSource.Answer answer = EvidenceSource.Answer.ASKED;
    private long drift;
    private boolean writesElsewhere;
    private int calls;
    private int evictions;
    private int refusing;

    /** Rows that beans have written and JPA has not: they come with the flush. */
    private final List<Runnable> unflushed = new ArrayList<>();

    /** What became of transactions inside a replayed call. */
    private final List<Boolean> innerMarkedForRollback = new ArrayList<>();

    private final CallPlayer player =
            new CallPlayer(new ReplicatedMethods(List.of(PUT)), new ArgumentJson(), this::call, transactions);
    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
    private final PersistenceContexts contexts = new CountingContexts();
    private final Replayer replayer = new Replayer(
            replayLog,
            new Batch(player, contexts, this::apply, replayLog, clock),
            new Healer(replayLog, this::apply, contexts, this::fetch, clock),
            new ReplayGate(log, transactions, new Schedule.Immediate(), "", clock),
            new ReplayPolicy(100, 3, Duration.ofSeconds(1)));
    private ChainEnd end = ChainEnd.START;

    private final class CountingContexts implements PersistenceContexts {
        private final NoContexts none = new NoContexts();

        @Override
        public <T> T watch(java.util.function.Supplier<T> work) {
            return none.watch(work);
        }

        @Override
        public void flushAndClear() {
            unflushed.forEach(Runnable::run);
            unflushed.clear();
        }

        @Override
        public void evict() {
            evictions++;
        }
    }

    private Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> {}, () -> {
            calls++;
            unflushed.clear();
            String key = (String) arguments[0];
            if (writesElsewhere) {
                transactions.inNew(() -> {
                    player.wrote(() -> row(key, 99));
                    return innerMarkedForRollback.add(transactions.getRollbackOnly());
                });
                return null;
            }
            long value = table.getOrDefault(key, 0L) + 1 + drift;
            table.put(key, value);
            unflushed.add(() -> assertThat(player.wrote(() -> row(key, value))).isTrue());
            return null;
        });
    }

    private void apply(List<Change> rows) {
        if (refusing > 0) {
            refusing--;
            throw new IllegalStateException("the row is locked");
        }
        for (Change change : rows) {
            RowChange row = (RowChange) change;
            table.put(
                    row.key().get("K").text(), Long.valueOf(row.after().get("N").text()));
        }
    }

    private EvidenceSource.Answer fetch(long seq) {
        asked.add(seq);
        return answer;
    }

    @Test
    void provedEventNeedsNoRows() {
        store(put("a", 1), put("a", 2));
        run();
        assertThat(table).containsEntry("a", 2L);
        assertThat(asked).isEmpty();
        assertThat(replayer.tally().counts().get("put").called()).isEqualTo(2);
    }

    @Test
    void eventThatDiffersWaitsForItsEvidenceAndIsHealedByIt() {
        drift = 10;
        store(put("a", 1), put("b", 1));
        replayer.step();
        replayer.step();
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(asked).containsExactly(1L);
        int before = calls;
        replayer.step();
        assertThat(calls).as("no call while it waits").isEqualTo(before);

        keep(1, row("a", 1));
        keep(2, row("b", 1));
        run();

        assertThat(table).containsEntry("a", 1L).containsEntry("b", 1L);
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
        assertThat(log.parked().count()).isZero();
        assertThat(replayer.replayed()).isEqualTo(2);
        assertThat(replayer.tally().counts().get("put").healed()).isEqualTo(2);
        assertThat(evictions).isEqualTo(2);
        FoundDifference first = log.findings().differences().newest(5).get(1);
        assertThat(first.position()).isEqualTo(new Position(1, 1));
        assertThat(first.place()).isEqualTo("T [K=a]");
        assertThat(first.column()).isEqualTo("N");
        assertThat(first.there()).isEqualTo("1");
        assertThat(first.here()).isNotEqualTo("1");
        assertThat(log.findings().doubts().count())
                .as("its evidence has all that the replay wrote")
                .isZero();
    }

    @Test
    void eventThatDiffersAndHasNoEvidenceIsParkedWithWhatItWrote() {
        drift = 10;
        answer = EvidenceSource.Answer.NONE;
        store(put("a", 1));
        run();
        assertThat(log.parked().list().get(0).reason())
                .contains("'put' did not write what the primary wrote")
                .contains("no site has the evidence")
                .contains("Written here: ", "K=a");
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void damagedEvidenceHealsNothingAndWaitsForABetterOne() {
        drift = 10;
        store(put("a", 1));
        keep(1, row("a", 5));
        run();
        assertThat(asked).contains(1L);
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(table).doesNotContainValue(5L);

        log.evidence().replace(1, EvidenceJson.encode(List.of(row("a", 1))), clock.instant());
        run();
        assertThat(table).containsEntry("a", 1L);
        assertThat(log.parked().count()).isZero();
    }

    @Test
    void eventWhoseEvidenceIsDamagedEverywhereIsParked() {
        drift = 10;
        answer = EvidenceSource.Answer.NONE;
        store(put("a", 1));
        log.evidence().keep(1, List.of(new byte[] {7}), clock.instant());
        run();
        assertThat(log.parked().list().get(0).reason()).contains("no site has the evidence");
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void damagedEvidenceOfADemotedMethodIsAskedForAgainAndAtLastTheEventIsParked() {
        log.findings().demotions().demote(new Demotion("put", "it drifts", clock.instant()));
        store(put("a", 1), put("a", 2));
        keep(1, row("a", 5));
        log.evidence().keep(2, List.of(new byte[] {7}), clock.instant());
        run();
        assertThat(asked).contains(1L);
        assertThat(log.position().current()).isEqualTo(Position.START);

        log.evidence().replace(1, EvidenceJson.encode(List.of(row("a", 1))), clock.instant());
        run();
        assertThat(table).containsEntry("a", 1L);
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
        assertThat(calls).isZero();

        drift = 10;
        answer = EvidenceSource.Answer.NONE;
        run();
        assertThat(log.parked().list().get(0).reason()).contains("no site has the evidence");
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
    }

    @Test
    void callThatThrowsIsHealedAtOnceWhereItsEvidenceIsHere() {
        store(throwing(row("a", 1)));
        keep(1, row("a", 1));
        replayer.step();
        assertThat(calls).isEqualTo(1);
        assertThat(table).containsEntry("a", 1L);
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
        assertThat(log.findings().differences().newest(1).get(0).here()).contains("NullPointerException");
        assertThat(log.parked().count()).isZero();
    }

    @Test
    void callThatThrowsIsTriedAgainUntilItsEvidenceComesAndIsShownMeanwhile() {
        store(throwing(row("a", 1)));
        replayer.step();
        assertThat(replayer.trouble()).contains("failed 1 times", "NullPointerException");
        assertThat(asked).containsExactly(1L);
        assertThat(replayer.step()).as("pause").isPositive();

        keep(1, row("a", 1));
        replayer.step();
        assertThat(calls).isEqualTo(1);
        assertThat(table).containsEntry("a", 1L);
        assertThat(replayer.trouble()).isEmpty();
    }

    @Test
    void callThatThrowsAndWhoseRowsAreRefusedIsTriedAsOftenAsAnyOther() {
        keep(1, row("a", 1));
        store(throwing(row("a", 1)));
        refusing = 2;
        run();
        assertThat(log.parked().list()).isEmpty();
        assertThat(table).containsEntry("a", 1L);
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void methodThatThrowsThreeTimesInARowIsDemoted() {
        store(throwing(row("a", 1)), throwing(row("b", 1)), throwing(row("c", 1)), throwing(row("d", 1)), throwing());
        for (int seq = 1; seq <= 4; seq++) {
            keep(seq, row(String.valueOf((char) ('a' + seq - 1)), 1));
        }
        run();
        assertThat(log.findings().demotions().list().get(0).reason()).contains("NullPointerException");
        assertThat(calls).isEqualTo(3 + 1); // the first of them twice: in the batch, and alone
        assertThat(table).containsKeys("a", "b", "c", "d");
        assertThat(log.position().current()).isEqualTo(new Position(1, 5));
    }

    @Test
    void eventOfADemotedMethodThatWroteNothingIsNotCalled() {
        log.findings().demotions().demote(new Demotion("put", "it drifts", clock.instant()));
        store(throwing(), throwing());
        replayer.step();
        assertThat(calls).isZero();
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
        assertThat(replayer.tally().counts().get("put").applied()).isEqualTo(2);
    }

    @Test
    void rowsWrittenInAnInnerTransactionAreRolledBackAndTheEventIsHealed() {
        writesElsewhere = true;
        store(put("a", 1));
        keep(1, row("a", 1));
        run();
        assertThat(innerMarkedForRollback).isNotEmpty().containsOnly(true);
        assertThat(table).containsEntry("a", 1L);
        assertThat(replayer.tally().counts().get("put").healed()).isEqualTo(1);
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
        assertThat(log.parked().count()).isZero();
    }

    @Test
    void methodThatFailsItsProofThreeTimesInARowIsDemotedUntilItIsPromoted() {
        drift = 10;
        store(put("a", 1), put("b", 1), put("c", 1), put("d", 1), put("e", 1));
        for (int seq = 1; seq <= 4; seq++) {
            keep(seq, row(String.valueOf((char) ('a' + seq - 1)), 1));
        }
        run();
        assertThat(log.findings().demotions().list()).extracting(d -> d.name()).containsExactly("put");
        assertThat(log.position().current()).as("waits for the evidence of e").isEqualTo(new Position(1, 4));
        int before = calls;
        keep(5, row("e", 1));
        run();
        assertThat(calls).as("no call of a demoted method").isEqualTo(before);
        assertThat(replayer.tally().counts().get("put").applied()).isEqualTo(2);

        drift = 0;
        ParkedDesk desk = new ParkedDesk(replayLog, clock);
        assertThat(desk.promote("put", "olga", "mended")).isTrue();
        assertThat(desk.promote("put", "olga", "again")).isFalse();
        store(put("a", 2));
        run();
        assertThat(calls).isEqualTo(before + 1);
        assertThat(table).containsEntry("a", 2L);
    }

    @Test
    void eventOfRowsIsAppliedWithoutACallInItsPlaceInTheOrder() {
        Event rows = new Event(
                clock.instant(),
                List.of(),
                GeneratedIds.NONE,
                WriteSet.proof(List.of(row("a", 5))),
                List.of(row("a", 5)));
        store(put("a", 1), rows, put("a", 6));
        run();
        assertThat(table).containsEntry("a", 6L);
        assertThat(replayer.tally().counts().get("rows of T").applied()).isEqualTo(1);
    }

    private void run() {
        for (int i = 0; i < 50; i++) {
            clock.advance(replayer.step());
        }
    }

    private void keep(long seq, Change... rows) {
        log.evidence().keep(seq, List.of(EvidenceJson.encode(List.of(rows))), clock.instant());
    }

    private void store(Event... events) {
        List<byte[]> bodies = new ArrayList<>();
        for (Event event : events) {
            bodies.add(EventJson.encode(event));
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        end = portion.end();
        log.portions().store(portion);
    }

    /** Its call fails here. */
    private Event throwing(Change... rows) {
        return new Event(
                clock.instant(),
                List.of(new Call("put", 1, "[null]", null, List.of())),
                GeneratedIds.NONE,
                WriteSet.proof(List.of(rows)),
                List.of());
    }

    private static Event put(String key, long value) {
        return new Event(
                Instant.ofEpochMilli(5),
                List.of(new Call("put", 1, "[\"" + key + "\"]", null, List.of())),
                GeneratedIds.NONE,
                WriteSet.proof(List.of(row(key, value))),
                List.of());
    }

    private static RowChange row(String key, long value) {
        return new RowChange(
                Operation.UPDATE,
                "T",
                new TreeMap<>(Map.of("K", Value.of(key))),
                new TreeMap<>(Map.of("N", Value.of(value))),
                new TreeMap<>());
    }
}
