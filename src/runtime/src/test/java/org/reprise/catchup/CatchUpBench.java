package org.reprise.catchup;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Sealed(byte[] evidence, Proof proof) {}

    private final LocalTransactions transactions;
    private final TestDatabase database;
    private final Transfers transfers;

    private CatchUpBench(Make make) throws SQLException {
        database = make.fresh();
        transfers = new Transfers(database);
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
        long server = Transfers.serverCpu();
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
                (Transfers.serverCpu() - server) / 1e3 / events);
    }

    private Sealed event() {
        List<Change> changes = transfers.next().changes();
        return new Sealed(EvidenceJson.encode(changes), WriteSet.proof(changes));
    }
}
