package org.reprise.catchup;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.proof.Change;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.Proof;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * What an event costs by rows, one by one, in JDBC's batches and as the make does it best, in turns: two updates and an insert, evidence read and held against its
 * proof each time. Prints events a second and CPU an event, of this thread and, where that can be told, of the database. Arguments: the make, events
 * of a round, rounds.
 */
public final class CatchUpBench {
    private static final int ACCOUNTS = 20_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Sealed(byte[] evidence, Proof proof) {}

    private final LocalTransactions transactions;
    private final TestDatabase database;
    private final BigDecimal[] balances = new BigDecimal[ACCOUNTS];
    private final Random random = new Random(1);
    private long ids;

    private CatchUpBench(Make make) throws SQLException {
        database = make.fresh();
        database.execute(
                "CREATE TABLE ACCOUNT (ID INTEGER NOT NULL PRIMARY KEY, BRANCH_ID INTEGER NOT NULL, OWNER VARCHAR(40) NOT NULL, BALANCE NUMERIC(19,4) NOT NULL)",
                "CREATE TABLE LEDGER (ID BIGINT NOT NULL PRIMARY KEY, FROM_ID INTEGER NOT NULL, TO_ID INTEGER NOT NULL, AMOUNT NUMERIC(19,4) NOT NULL, NOTE VARCHAR(40),"
                        + " CONSTRAINT LEDGER_FROM FOREIGN KEY (FROM_ID) REFERENCES ACCOUNT (ID))");
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
        transactions = new LocalTransactions(database);
    }

    public static void main(String[] arguments) throws SQLException {
        Make make = Make.valueOf(arguments[0]);
        int events = Integer.parseInt(arguments[1]);
        CatchUpBench bench = new CatchUpBench(make);
        JdbcRowApplier single = new JdbcRowApplier(bench.transactions.dataSource(), statement -> {});
        BulkRows rows = new BulkRows(bench.transactions.dataSource(), single, () -> false);
        BulkRows batches = new BulkRows(
                bench.transactions.dataSource(),
                single,
                () -> false,
                connection -> new JdbcBatches(connection, DatabaseMake.of(connection)));
        for (int round = 0; round < Integer.parseInt(arguments[2]); round++) {
            bench.round("one by one, 100 a transaction", rows, false, 100, events / 10);
            bench.round("JDBC's batches, 1000 a transaction", batches, true, 1000, events);
            bench.round("together, 1000 a transaction", rows, true, 1000, events);
        }
        bench.transactions.close();
    }

    private void round(String how, BulkRows rows, boolean together, int batch, int events) {
        List<Sealed> sealed = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            sealed.add(event());
        }
        long cpu = THREADS.getCurrentThreadCpuTime();
        long server = server();
        long start = System.nanoTime();
        for (int at = 0; at < events; at += batch) {
            List<Sealed> next = sealed.subList(at, Math.min(events, at + batch));
            transactions.run(() -> {
                BulkRows.Run run = rows.begin(together);
                next.forEach(each -> run.add(EvidenceJson.decode(each.evidence(), each.proof())));
                run.flush();
            });
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%s %s: %.0f events/s, CPU an event: %.1f us here, %.1f us in the database%n",
                database.make(),
                how,
                events / seconds,
                (THREADS.getCurrentThreadCpuTime() - cpu) / 1e3 / events,
                (server() - server) / 1e3 / events);
    }

    private Sealed event() {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        BigDecimal amount = BigDecimal.valueOf(random.nextInt(10_000) + 1, 2);
        List<Change> changes = List.of(
                balance(from, balances[from].subtract(amount)),
                balance(to, balances[to].add(amount)),
                Shop.insert(
                        "LEDGER",
                        Map.of("ID", ++ids),
                        Map.of("FROM_ID", from, "TO_ID", to, "AMOUNT", amount, "NOTE", "transfer")));
        return new Sealed(EvidenceJson.encode(changes), WriteSet.proof(changes));
    }

    private Change balance(int account, BigDecimal after) {
        BigDecimal before = balances[account];
        balances[account] = after;
        return Shop.update("ACCOUNT", Map.of("ID", account), Map.of("BALANCE", after), Map.of("BALANCE", before));
    }

    /** CPU of the processes of the database's server, in nanoseconds; 0 where it is in this one. */
    private static long server() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
