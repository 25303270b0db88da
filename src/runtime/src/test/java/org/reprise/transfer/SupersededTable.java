package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reprise.TestClock;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.Surroundings;
import org.reprise.label.Labels;
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
import org.reprise.replay.Batch;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.NoContexts;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Replayer;
import org.reprise.replay.Schedule;

/**
 * East has one table, a map, in which a put supersedes earlier ones of its key; west leaves out what is superseded: transfer, replay,
 * proof and healing as in production, over memory.
 */
class SupersededTable {
    static class Bean {
        void put(String key, String value) {}

        void append(String key, String value) {}

        void copy(String key, String from) {}

        void delete(String key, String unused) {}
    }

    static final ReplicatedMethods METHODS = new ReplicatedMethods(List.of(
            TestMethods.of(Bean.class, "put"),
            TestMethods.of(Bean.class, "append"),
            TestMethods.of(Bean.class, "copy"),
            TestMethods.of(Bean.class, "delete")));

    final TestClock clock = new TestClock(Instant.ofEpochSecond(1_764_000_000));
    final InMemoryTransport transport = new InMemoryTransport();
    final TestSite east = TestSite.stable("east", transport, clock);
    final TestSite west = TestSite.leavingOut("west", List.of("east"), transport, clock);
    final SortedMap<String, String> eastTable = new TreeMap<>();
    final SortedMap<String, String> westTable = new TreeMap<>();
    final List<byte[]> bodies = new ArrayList<>();
    final List<byte[]> evidence = new ArrayList<>();
    ChainEnd end = ChainEnd.START;

    @Nullable
    Random lossy;

    final ThreadTransactions transactions = new ThreadTransactions();
    final CallPlayer player = new CallPlayer(METHODS, new ArgumentJson(), this::replayed, transactions);
    final ReplayLog replayLog = new ReplayLog(
            west.log.portions(), west.log.evidence(), west.log.position(), west.log.findings(), transactions);
    final ReplayGate gate = new ReplayGate(west.log, transactions, new Schedule.Immediate(), "", clock);
    final Replayer replayer = new Replayer(
            replayLog,
            new Batch(player, new NoContexts(), this::apply, replayLog, clock),
            new Healer(replayLog, this::apply, new NoContexts(), this::fetch, clock),
            gate,
            new ReplayPolicy(100, 1, Duration.ZERO));

    /** As a secondary does that leaves superseded events out. */
    void followTheGate() {
        gate.ahead(() ->
                west.upstreams.policy().superseded() == Superseded.LEAVE_OUT ? west.peers.head() : Position.START);
        west.upstreams.timedBy(new Upstreams.Timing() {
            @Override
            public boolean mayLeaveOut() {
                return gate.isOnlyForTheEnd();
            }

            @Override
            public long until() {
                return gate.until();
            }
        });
    }

    List<Long> leftOut() {
        return IntStream.rangeClosed(1, (int) west.has())
                .mapToObj(seq -> (long) seq)
                .filter(seq ->
                        west.log.portions().at(seq).orElseThrow().superseded().contains(seq))
                .toList();
    }

    static long bytes(TestSite site) {
        return site.log.portions().from(1, Integer.MAX_VALUE).stream()
                .mapToLong(Portion::size)
                .sum();
    }

    void put(String key, String value) {
        call("put", key, value, key);
    }

    void append(String key, String value) {
        call("append", key, value, "");
    }

    void copy(String key, String from) {
        call("copy", key, from, "");
    }

    void delete(String key) {
        call("delete", key, "", "");
    }

    /** What the primary makes of a call. */
    void call(String name, String key, String value, String supersedes) {
        List<Change> rows = run(eastTable, name, key, value);
        Call call = new Call(
                name,
                1,
                "[\"" + key + "\",\"" + value + "\"]",
                null,
                List.of(),
                Surroundings.NONE,
                new Labels("", "", "", supersedes));
        bodies.add(EventJson.encode(
                new Event(clock.instant(), List.of(call), GeneratedIds.NONE, WriteSet.proof(rows), List.of())));
        evidence.add(rows.isEmpty() ? new byte[0] : EvidenceJson.encode(rows));
    }

    void seal() {
        if (bodies.isEmpty()) {
            return;
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        east.log.evidence().keep(portion.firstSeq(), List.copyOf(evidence), clock.instant());
        east.log.portions().store(portion);
        east.stable = portion.lastSeq();
        end = portion.end();
        bodies.clear();
        evidence.clear();
    }

    /** A key {@code a|b} means two rows. */
    static List<Change> run(SortedMap<String, String> table, String name, String keys, String value) {
        List<Change> rows = new ArrayList<>();
        for (String key : keys.split("\\|")) {
            String before = table.get(key);
            switch (name) {
                case "put" -> table.put(key, value);
                case "append" -> table.put(key, table.getOrDefault(key, "") + value);
                case "copy" -> table.put(key, table.getOrDefault(value, "none"));
                default -> table.remove(key);
            }
            String after = table.get(key);
            if (!Objects.equals(before, after)) {
                Operation operation =
                        before == null ? Operation.INSERT : after == null ? Operation.DELETE : Operation.UPDATE;
                rows.add(row(operation, key, after));
            }
        }
        return rows;
    }

    static RowChange row(Operation operation, String key, @Nullable String value) {
        SortedMap<String, Value> after = new TreeMap<>();
        if (value != null) {
            after.put("V", Value.of(value));
        }
        return new RowChange(
                operation,
                key.startsWith("s-") ? "S" : "T",
                new TreeMap<>(Map.of("K", Value.of(key))),
                after,
                new TreeMap<>());
    }

    Object replayed(ReplicatedMethod method, Object[] arguments) throws Exception {
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> {}, () -> {
            rolledBack(new TreeMap<>(westTable));
            run(westTable, method.name(), (String) arguments[0], (String) arguments[1])
                    .forEach(change -> player.wrote(() -> change));
            return null;
        });
    }

    /** West's table is what it was if its transaction rolls back. */
    void rolledBack(SortedMap<String, String> before) {
        if (transactions.getResource(SupersededTest.class) == null) {
            transactions.putResource(SupersededTest.class, before);
            transactions.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    if (status == Status.STATUS_ROLLEDBACK) {
                        westTable.clear();
                        westTable.putAll(before);
                    }
                }
            });
        }
    }

    void apply(List<Change> rows) {
        for (Change change : rows) {
            RowChange row = (RowChange) change;
            String key = row.key().get("K").text();
            if (row.operation() == Operation.DELETE) {
                westTable.remove(key);
            } else {
                westTable.put(key, row.after().get("V").text());
            }
        }
    }

    EvidenceSource.Answer fetch(long seq) {
        return east.log
                .evidence()
                .of(seq)
                .map(rows -> {
                    west.log.evidence().keep(seq, List.of(rows), clock.instant());
                    return EvidenceSource.Answer.ASKED;
                })
                .orElse(EvidenceSource.Answer.NONE);
    }

    void catchUp() {
        for (int i = 0; i < 8; i++) {
            west.step();
            deliver(west);
            east.step();
            deliver(west);
            clock.advance(Duration.ofSeconds(1));
        }
        int idle = 0;
        while (idle < 5) {
            Position before = west.log.position().current();
            replayer.step();
            idle = west.log.position().current().equals(before) ? idle + 1 : 0;
        }
    }

    void deliver(TestSite asker) {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            if (lossy != null && lossy.nextInt(4) == 0) {
                continue;
            }
            if (lossy != null && lossy.nextInt(4) == 0) {
                transport.underWay.addLast(next);
            }
            (next.to().equals("east") ? east : next.to().equals("west") ? west : asker).takes(next);
        }
    }
}
