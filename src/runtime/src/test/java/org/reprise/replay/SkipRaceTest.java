package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.finding.ParkedEvent;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.PositionMovedException;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Two operators skip the parked event while the replay of a third server, which was under way when it was parked, commits. */
class SkipRaceTest {
    private static final int ROUNDS = 100;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL", "MARIADB"})
    void positionNeverGoesBack(Make make) throws Exception {
        TestDatabase database = make.fresh();
        ShippedTables.create(database.dataSource());
        ExecutorService servers = Executors.newFixedThreadPool(3);
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            ParkedDesk desk = new ParkedDesk(
                    new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions),
                    Clock.systemUTC());
            for (int round = 0; round < ROUNDS; round++) {
                Position before = log.position().current();
                Position parked = new Position(1, before.seq() + 1);
                Position batch = new Position(1, before.seq() + 3);
                log.parked().park(new ParkedEvent(parked, "pass", "it failed", 3, Instant.EPOCH));
                CyclicBarrier together = new CyclicBarrier(3);
                Callable<Boolean> skip = () -> done(together, () -> desk.skip(parked, "olga", "was never valid"));
                Callable<Boolean> replay = () -> done(
                        together,
                        () -> transactions.call(() -> {
                            log.position().advance(before, batch, Instant.EPOCH);
                            return true;
                        }));
                Future<Boolean> one = servers.submit(skip);
                Future<Boolean> other = servers.submit(skip);
                boolean replayed = servers.submit(replay).get();
                int skips = (one.get() ? 1 : 0) + (other.get() ? 1 : 0);

                assertThat(log.position().current()).isEqualTo(replayed ? batch : parked);
                assertThat(skips).isLessThanOrEqualTo(1);
                log.parked().remove(parked);
            }
        } finally {
            servers.shutdownNow();
        }
    }

    /** Whether it committed. */
    private static boolean done(CyclicBarrier together, Callable<Boolean> act) throws Exception {
        together.await();
        try {
            return act.call();
        } catch (PositionMovedException e) {
            return false;
        }
    }
}
