package org.reprise.scale;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.catchup.BulkRows;
import org.reprise.catchup.Transfers;
import org.reprise.catchup.Workload;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethods;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.PortionLimits;
import org.reprise.portion.Position;
import org.reprise.proof.EvidenceJson;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.WriteSet;
import org.reprise.replay.Batch;
import org.reprise.replay.BeanCaller;
import org.reprise.replay.CallPlayer;
import org.reprise.replay.CatchUp;
import org.reprise.replay.CatchUpPolicy;
import org.reprise.replay.EvidenceSource;
import org.reprise.replay.Healer;
import org.reprise.replay.NoContexts;
import org.reprise.replay.ReplayGate;
import org.reprise.replay.ReplayLog;
import org.reprise.replay.ReplayPolicy;
import org.reprise.replay.Replayer;
import org.reprise.replay.Schedule;
import org.reprise.role.Container;
import org.reprise.role.OwnReign;
import org.reprise.settings.MapConfig;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/**
 * A site's log on PostgreSQL, made by the sealer of transfers with proof and evidence, and a replayer that takes them by their rows in the same
 * database. For one thread.
 */
final class LongLog implements AutoCloseable {
    private static final int BLOCK = 10_000;
    private static final String CAPTURED = "INSERT INTO REPRISE_CAPTURED (EPOCH, BODY, EVIDENCE) VALUES (1, ?, ?)";

    private static final BeanCaller NOBODY = (method, arguments) -> {
        throw new IllegalStateException("It is not called");
    };

    final TestDatabase database = Make.POSTGRESQL.fresh();
    final LocalTransactions transactions = new LocalTransactions(database);
    final EventLog log;
    private final Transfers transfers;
    private final Sealer sealer;
    private final Replayer replayer;

    LongLog() throws SQLException {
        // a commit that waits for the disk costs time, and no CPU
        database.execute("ALTER DATABASE " + name() + " SET synchronous_commit = off");
        ShippedTables.create(database.dataSource());
        transfers = new Transfers(database);
        // a primary from its first event on, although its events are replayed here, too
        reign().standing();
        log = opened();
        sealer = sealer(PortionLimits.DEFAULT);
        replayer = replayer();
    }

    String name() {
        return database.url().substring(database.url().lastIndexOf('/') + 1);
    }

    /** As a server finds it at its start: with nothing remembered. */
    EventLog opened() {
        return EventLog.over(transactions.dataSource(), transactions, Compression.best());
    }

    /** Of the site as a primary. */
    OwnReign reign() {
        Container container = new Container(transactions.dataSource(), transactions, null, NOBODY, null);
        return new OwnReign(MapConfig.settings("east", "east"), container, Clock.systemUTC());
    }

    Sealer sealer(PortionLimits limits) {
        return new Sealer(transactions.dataSource(), transactions, limits, Compression.best(), Clock.systemUTC());
    }

    /** For the registry only. */
    void transfer(int from, int to, double amount) {}

    private Replayer replayer() {
        JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
        ReplayLog replayed =
                new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
        CallPlayer player = new CallPlayer(
                new ReplicatedMethods(List.of(TestMethods.of(LongLog.class, "transfer"))),
                new ArgumentJson(),
                NOBODY,
                new ThreadTransactions());
        BulkRows rows = new BulkRows(transactions.dataSource(), applier, () -> false);
        Replayer made = new Replayer(
                replayed,
                new Batch(player, new NoContexts(), rows, replayed, Clock.systemUTC()),
                new Healer(replayed, applier, new NoContexts(), seq -> EvidenceSource.Answer.NONE, Clock.systemUTC()),
                new ReplayGate(log, transactions, new Schedule.Immediate(), "", Clock.systemUTC()),
                new ReplayPolicy(100, 3, Duration.ZERO));
        Position far = new Position(1, Long.MAX_VALUE / 2);
        // nobody reads ahead: one thread's CPU is all
        made.catchingUp(new CatchUp(CatchUpPolicy.parse("1"), () -> far, () -> true, Clock.systemUTC()), () -> {});
        return made;
    }

    /** Seals so many more, and has them replayed without writing a row of them. */
    void grow(long events) throws SQLException {
        extend(events);
        stand();
    }

    /** Seals so many more. */
    void extend(long events) {
        for (long done = 0; done < events; done += BLOCK) {
            capture((int) Math.min(BLOCK, events - done));
            seal();
        }
    }

    private void stand() throws SQLException {
        transfers.settle(database);
        transactions.run(() ->
                log.position().advance(log.position().current(), log.portions().last(), Instant.now()));
        database.execute("VACUUM ANALYZE", "CHECKPOINT");
    }

    /** In one transaction. */
    void capture(int events) {
        transactions.run(() -> {
            try (Connection connection = transactions.dataSource().getConnection();
                    PreparedStatement insert = connection.prepareStatement(CAPTURED)) {
                for (int i = 0; i < events; i++) {
                    Workload.Done next = transfers.next();
                    insert.setBytes(1, body(next));
                    insert.setBytes(2, EvidenceJson.encode(next.changes()));
                    insert.addBatch();
                }
                insert.executeBatch();
            } catch (SQLException e) {
                throw new IllegalStateException("The events were not captured: " + e.getMessage(), e);
            }
        });
    }

    private static byte[] body(Workload.Done next) {
        Call call = new Call("transfer", 1, next.arguments(), null, List.of());
        return EventJson.encode(
                new Event(Instant.now(), List.of(call), GeneratedIds.NONE, WriteSet.proof(next.changes()), List.of()));
    }

    /** All that is captured. */
    void seal() {
        while (sealer.seal().isPresent()) {
            // goes on
        }
    }

    /** All that is sealed. */
    void replay() {
        long end = end();
        while (log.position().current().seq() < end) {
            replayer.step();
        }
        if (log.findings().differences().count() > 0 || log.parked().count() > 0) {
            throw new IllegalStateException("Replay heals or parks: this measures something else");
        }
    }

    long end() {
        return log.portions().last().seq();
    }

    @Override
    public void close() {
        transactions.close();
    }
}
