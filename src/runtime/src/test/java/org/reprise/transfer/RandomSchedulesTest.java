package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethods;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.proof.Change;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
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
 * Transfer and replay of four sites as they run in production, over a transport and a clock in memory, on random schedules, 1,000 with the profile {@code faults}:
 * messages are lost, doubled and put in disorder; sites are down, or start again on the log that they have; portions are missing at
 * upstreams; replay is immediate, delayed, held or every few seconds. Whatever happens, each copy has every event once, in order.
 */
class RandomSchedulesTest {
    private static final int SCHEDULES = Integer.getInteger("reprise.test.schedules", 250);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private ChainEnd end = ChainEnd.START;

    /** A site and what its replay has applied. */
    private final class Copy {
        final EventLog log = InMemoryEventLog.create();
        final List<Long> applied = new ArrayList<>();
        final List<String> upstreams;
        TestSite site;
        ReplayGate gate;
        Replayer replayer;

        Copy(String name, Schedule schedule, String... upstreams) {
            this.upstreams = List.of(upstreams);
            copies.put(name, this);
            start(name, schedule);
        }

        /** A server that knows what is in the log and nothing else. */
        void start(String name, Schedule schedule) {
            site = new TestSite(name, upstreams, Room.DEFAULT, log, transport, clock);
            ThreadTransactions transactions = new ThreadTransactions();
            ReplayLog replayLog =
                    new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
            gate = new ReplayGate(log, transactions, schedule, "", clock);
            CallPlayer nothing = new CallPlayer(
                    new ReplicatedMethods(List.of()), new ArgumentJson(), (method, arguments) -> null, transactions);
            replayer = new Replayer(
                    replayLog,
                    new Batch(nothing, new NoContexts(), this::apply, replayLog, clock),
                    new Healer(replayLog, this::apply, new NoContexts(), seq -> EvidenceSource.Answer.NONE, clock),
                    gate,
                    new ReplayPolicy(3, 1, Duration.ZERO));
        }

        private void apply(List<Change> rows) {
            rows.forEach(row ->
                    applied.add(Long.valueOf(((RowChange) row).key().get("ID").text())));
        }

        void step() {
            site.step();
            if (!site.down) {
                replayer.step();
            }
        }
    }

    @Test
    void everyScheduleBringsEveryEventOnceAndInOrder() {
        long first = new Random().nextInt(1_000_000);
        for (long seed = first; seed < first + SCHEDULES; seed++) {
            new RandomSchedulesTest().run(new Random(seed), "seed " + seed);
        }
        System.out.printf("[schedules] seeds %d to %d%n", first, first + SCHEDULES - 1);
    }

    private void run(Random random, String seed) {
        Copy a = new Copy("a", new Schedule.Immediate());
        new Copy("b", any(random), "a", "c");
        new Copy("c", any(random), "b", "a");
        new Copy("d", any(random), shuffled(random, "a", "b", "c"));
        for (int i = 0; i < 25; i++) {
            Portion next = portion(1 + random.nextInt(4));
            a.log.portions().store(next);
            straightTo(random, next);
            for (int j = random.nextInt(3); j > 0; j--) {
                copies.values().forEach(Copy::step);
                disturb(random);
                deliver();
            }
            troubles(random);
            clock.advance(Duration.ofMillis(random.nextInt(4000)));
        }
        settle();
        List<Long> all = LongStream.rangeClosed(1, end.position().seq()).boxed().toList();
        for (String name : List.of("b", "c", "d")) {
            assertThat(copies.get(name).applied).as(seed + ", site " + name).isEqualTo(all);
        }
    }

    /** Carried by hand to one site and not to others, so that there are holes before it. */
    private void straightTo(Random random, Portion portion) {
        if (random.nextInt(4) == 0) {
            PortionStore lucky = copies.get(List.of("b", "c", "d").get(random.nextInt(3)))
                    .log
                    .portions();
            lucky.store(portion);
        }
    }

    private void troubles(Random random) {
        for (String name : List.of("b", "c", "d")) {
            Copy copy = copies.get(name);
            copy.site.down = random.nextInt(4) == 0;
            switch (random.nextInt(10)) {
                case 0 -> copy.start(name, any(random));
                case 1 -> copy.gate.release("test", "by chance");
                case 2 -> copy.gate.set(any(random).toString(), "", "test", "by chance");
                default -> {
                    // goes on
                }
            }
        }
    }

    /** All is well again, and everything is let through. */
    private void settle() {
        for (Copy copy : copies.values()) {
            copy.site.down = false;
            copy.gate.set("immediate", "", "test", "all is well");
        }
        for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 12; j++) {
                copies.values().forEach(Copy::step);
                deliver();
            }
            clock.advance(Duration.ofSeconds(8));
        }
        for (int i = 0; i < 60; i++) {
            copies.values().forEach(Copy::step);
        }
    }

    private static Schedule any(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Schedule.Immediate();
            case 1 -> new Schedule.Every(Duration.ofSeconds(1 + random.nextInt(20)));
            case 2 -> new Schedule.Delayed(Duration.ofSeconds(1 + random.nextInt(20)));
            default -> new Schedule.Held();
        };
    }

    private static String[] shuffled(Random random, String... names) {
        Collections.shuffle(Arrays.asList(names), random);
        return names;
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

    private void deliver() {
        for (InMemoryTransport.Sent next = transport.underWay.poll(); next != null; next = transport.underWay.poll()) {
            copies.get(next.to()).site.takes(next);
        }
    }

    private Portion portion(int events) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 1; i <= events; i++) {
            bodies.add(event(end.position().seq() + i));
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.DEFLATE);
        end = portion.end();
        return portion;
    }

    private byte[] event(long seq) {
        TreeMap<String, Value> key = new TreeMap<>();
        key.put("ID", Value.of(seq));
        RowChange row = new RowChange(Operation.INSERT, "NOTE", key, new TreeMap<>(), new TreeMap<>());
        return EventJson.encode(new Event(clock.instant(), List.of(), GeneratedIds.NONE, null, List.of(row)));
    }
}
