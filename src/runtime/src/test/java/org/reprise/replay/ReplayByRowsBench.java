package org.reprise.replay;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
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
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * How fast a site that has portions and evidence in its database catches up: two updates and an insert an event. Prints for each round events
 * a second and CPU an event, of the replaying thread, of this process (which compiles itself meanwhile), and, where that can be told, of
 * the database. Arguments: the make, events of a round, rounds.
 */
public final class ReplayByRowsBench {
    private static final int ACCOUNTS = 20_000;
    private static final int PORTION = 100;
    private static final ReplicatedMethod TRANSFER = TestMethods.of(ReplayByRowsBench.class, "transfer");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final TestDatabase database;
    private final LocalTransactions transactions;
    private final EventLog log;
    private final Replayer replayer;
    private final BigDecimal[] balances = new BigDecimal[ACCOUNTS];
    private final Compression compression = Compression.best();
    private final Random random = new Random(1);
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);
    private long ids;

    private ReplayByRowsBench(Make make) throws SQLException {
        database = make.fresh();
        database.execute(
                "CREATE TABLE ACCOUNT (ID INTEGER NOT NULL PRIMARY KEY, BRANCH_ID INTEGER NOT NULL, OWNER VARCHAR(40) NOT NULL, BALANCE NUMERIC(19,4) NOT NULL)",
                "CREATE TABLE LEDGER (ID BIGINT NOT NULL PRIMARY KEY, FROM_ID INTEGER NOT NULL, TO_ID INTEGER NOT NULL, AMOUNT NUMERIC(19,4) NOT NULL, NOTE VARCHAR(40),"
                        + " CONSTRAINT LEDGER_FROM FOREIGN KEY (FROM_ID) REFERENCES ACCOUNT (ID))");
        transactions = new LocalTransactions(database);
        ShippedTables.create(transactions.dataSource());
        log = EventLog.over(transactions.dataSource(), transactions, compression);
        fill();
        JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
        ReplayLog replayed =
                new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
        CallPlayer player = new CallPlayer(
                new ReplicatedMethods(List.of(TRANSFER)),
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
        replayer.catchingUp(new CatchUp(
                CatchUpPolicy.parse("1"), () -> new Position(1, Long.MAX_VALUE / 2), () -> true, Clock.systemUTC()));
    }

    /** For the registry only. */
    void transfer(int from, int to, BigDecimal amount) {}

    private void fill() throws SQLException {
        Arrays.fill(balances, new BigDecimal("10000.0000"));
        try (Connection connection = database.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO ACCOUNT VALUES (?, ?, ?, 10000)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ACCOUNTS; i++) {
                insert.setInt(1, i);
                insert.setInt(2, i % 10);
                insert.setString(3, "owner of account " + i);
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    public static void main(String[] arguments) throws SQLException {
        ReplayByRowsBench bench = new ReplayByRowsBench(Make.valueOf(arguments[0]));
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            bench.round(Integer.parseInt(arguments[1]));
        }
        bench.transactions.close();
    }

    private void round(int events) {
        for (int i = 0; i < events; i += PORTION) {
            portion();
        }
        long own = THREADS.getCurrentThreadCpuTime();
        long process = process();
        long server = server();
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
                (server() - server) / 1e3 / events);
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
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000) + 1, 2);
        List<Change> changes = List.of(
                balance(from, balances[from].subtract(amount)),
                balance(to, balances[to].add(amount)),
                change(
                        Operation.INSERT,
                        "LEDGER",
                        ++ids,
                        Map.of("FROM_ID", from, "TO_ID", to, "AMOUNT", amount, "NOTE", "transfer"),
                        Map.of()));
        evidence.add(EvidenceJson.encode(changes));
        Call call = new Call("transfer", 1, "[" + from + "," + to + "," + amount + "]", null, List.of());
        bodies.add(EventJson.encode(
                new Event(Instant.now(), List.of(call), GeneratedIds.NONE, WriteSet.proof(changes), List.of())));
    }

    private Change balance(int account, BigDecimal after) {
        BigDecimal before = balances[account];
        balances[account] = after;
        return change(Operation.UPDATE, "ACCOUNT", account, Map.of("BALANCE", after), Map.of("BALANCE", before));
    }

    private static Change change(
            Operation operation, String table, long id, Map<String, ?> after, Map<String, ?> before) {
        return new RowChange(operation, table, values(Map.of("ID", id)), values(after), values(before));
    }

    private static TreeMap<String, Value> values(Map<String, ?> columns) {
        TreeMap<String, Value> values = new TreeMap<>();
        columns.forEach((column, value) -> values.put(column, Value.of(value)));
        return values;
    }

    /** CPU of the processes of the database's server, in nanoseconds; 0 where it is in this one. */
    private static long server() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }

    private static long process() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }
}
