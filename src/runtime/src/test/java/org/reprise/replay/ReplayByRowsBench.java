package org.reprise.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
import org.reprise.catchup.Transfers;
import org.reprise.catchup.Workload;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * How fast a site that has portions and evidence in its database catches up: by {@code transfers}, two updates and an insert an event, or by
 * {@code orders}, eight rows of five tables. Prints for each round events
 * a second and CPU an event, of the replaying thread, of this process (which compiles itself meanwhile), and, where that can be told, of
 * the database. Arguments: the make, events of a round, rounds, the work.
 */
public final class ReplayByRowsBench {
    private static final int PORTION = 100;
    private static final ReplicatedMethod CALL = TestMethods.of(ReplayByRowsBench.class, "transfer");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final TestDatabase database;
    private final LocalTransactions transactions;
    private final EventLog log;
    private final Replayer replayer;
    private final Workload work;
    private final Compression compression = Compression.best();
    private final ExecutorService second = Executors.newSingleThreadExecutor();
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);

    private ReplayByRowsBench(Make make, String work) throws SQLException {
        database = make.fresh();
        this.work = Workload.of(work, database);
        transactions = new LocalTransactions(database);
        ShippedTables.create(transactions.dataSource());
        log = EventLog.over(transactions.dataSource(), transactions, compression);
        JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
        ReplayLog replayed =
                new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
        CallPlayer player = new CallPlayer(
                new ReplicatedMethods(List.of(CALL)),
                new ArgumentJson(),
                (method, arguments) -> {
                    throw new IllegalStateException("It is not called");
                },
                new ThreadTransactions());
        replayer = new Replayer(
                replayed,
                new Batch(
                        player,
                        new NoContexts(),
                        new BulkRows(transactions.dataSource(), applier, () -> false),
                        replayed,
                        Clock.systemUTC()),
                new Healer(replayed, applier, new NoContexts(), seq -> EvidenceSource.Answer.NONE, Clock.systemUTC()),
                new ReplayGate(log, transactions, new Schedule.Immediate(), "", Clock.systemUTC()),
                new ReplayPolicy(100, 3, Duration.ZERO));
        replayer.catchingUp(
                new CatchUp(
                        CatchUpPolicy.parse("1"),
                        () -> new Position(1, Long.MAX_VALUE / 2),
                        () -> true,
                        Clock.systemUTC()),
                () -> second.execute(this::help));
    }

    private void help() {
        replayer.help();
    }

    /** For the registry only. */
    void transfer(int from, int to, BigDecimal amount) {}

    public static void main(String[] arguments) throws SQLException {
        ReplayByRowsBench bench = new ReplayByRowsBench(Make.valueOf(arguments[0]), arguments[3]);
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            bench.round(Integer.parseInt(arguments[1]));
        }
        bench.transactions.close();
        bench.second.shutdown();
    }

    private void round(int events) {
        for (int i = 0; i < events; i += PORTION) {
            portion();
        }
        long own = THREADS.getCurrentThreadCpuTime();
        long process = process();
        long server = Transfers.serverCpu();
        long start = System.nanoTime();
        while (!log.position().current().equals(end.position())) {
            replayer.step();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s: %.0f events/s, CPU an event: %.1f us of the thread, %.1f us of the process, %.1f us of the database%n",
                database.make(),
                events / seconds,
                (THREADS.getCurrentThreadCpuTime() - own) / 1e3 / events,
                (process() - process) / 1e3 / events,
                (Transfers.serverCpu() - server) / 1e3 / events);
    }

    private void portion() {
        List<byte[]> bodies = new ArrayList<>();
        List<byte[]> evidence = new ArrayList<>();
        for (int i = 0; i < PORTION; i++) {
            event(bodies, evidence);
        }
        Portion portion = Portion.seal(end, 1, bodies, Instant.now(), compression);
        end = portion.end();
        log.portions().store(portion);
        transactions.run(() -> log.evidence().keep(portion.firstSeq(), evidence, Instant.now()));
    }

    private void event(List<byte[]> bodies, List<byte[]> evidence) {
        Workload.Done next = work.next();
        evidence.add(EvidenceJson.encode(next.changes()));
        Call call = new Call("transfer", 1, next.arguments(), null, List.of());
        bodies.add(EventJson.encode(
                new Event(Instant.now(), List.of(call), GeneratedIds.NONE, WriteSet.proof(next.changes()), List.of())));
    }

    private static long process() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
