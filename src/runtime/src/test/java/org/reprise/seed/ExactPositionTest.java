package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.compare.ApplicationTables;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Rows staged beside live calls are exactly those of the position that the seed names. */
final class ExactPositionTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SEEDS = Integer.getInteger("reprise.test.exact-seeds", 5);
    private static final int TRIES = 200;
    private static final int REPLAYED = 3000;

    @ParameterizedTest
    @EnumSource
    void rowsOfABusyPrimaryAreThoseOfThePosition(Make make, @TempDir Path folder) throws Exception {
        try (LiveSite site = new LiveSite(make)) {
            site.start(0);
            List<Long> positions = new ArrayList<>();
            for (int i = 0; i < SEEDS; i++) {
                int before = site.committed.get();
                awaitMoreThan(before + LiveSite.WRITERS, () -> site.committed.get());
                awaitMoreThan(
                        positions.isEmpty() ? 0 : positions.get(i - 1),
                        () -> site.log.portions().last().seq());
                long began = System.nanoTime();
                StagedSeed staged = stage(
                        new PrimarySnapshot(site.database.dataSource(), site.log.portions(), TRIES, PATIENCE), folder);
                long position = staged.manifest().origin().position().seq();
                assertThat(rows(staged)).isEqualTo(site.folded(position));
                positions.add(position);
                System.out.printf(
                        "staged at a busy primary, %s: at %d, %d rows in %d ms, %d transactions meanwhile%n",
                        make,
                        position,
                        staged.manifest().rows(),
                        (System.nanoTime() - began) / 1_000_000,
                        site.committed.get() - before);
            }
            assertThat(positions).isSorted().doesNotHaveDuplicates();
            assertThat(positions.get(0)).isPositive();
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsOfABusySecondaryAreThoseOfThePosition(Make make, @TempDir Path folder) throws Exception {
        TestDatabase database = make.fresh();
        ShippedTables.create(database.dataSource());
        String create = make == Make.HSQLDB ? "CREATE CACHED TABLE " : "CREATE TABLE ";
        database.execute(
                create + "ENTRY (ID BIGINT NOT NULL PRIMARY KEY, COUNTER_ID BIGINT NOT NULL)",
                create + "COUNTER (ID BIGINT NOT NULL PRIMARY KEY, N BIGINT NOT NULL)",
                "INSERT INTO COUNTER VALUES (0, 0)");
        ExecutorService replayer = Executors.newSingleThreadExecutor();
        AtomicBoolean over = new AtomicBoolean();
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 1; i <= REPLAYED; i++) {
                bodies.add((i + " 0").getBytes(StandardCharsets.UTF_8));
            }
            log.portions().store(Portion.seal(ChainEnd.START, 1, bodies, Instant.EPOCH, Compression.best()));
            Future<?> replay = replayer.submit(() -> {
                for (int seq = 1; seq <= REPLAYED && !over.get(); seq++) {
                    replay(transactions, log, seq);
                }
            });
            long position = 0;
            for (int i = 0; i < SEEDS && position < REPLAYED; i++) {
                awaitMoreThan(position, () -> log.position().current().seq());
                StagedSeed staged = stage(new SecondarySnapshot(database.dataSource(), log.portions()), folder);
                position = staged.manifest().origin().position().seq();
                Map<String, String> expected = new TreeMap<>(Map.of("COUNTER 0", String.valueOf(position)));
                for (long seq = 1; seq <= position; seq++) {
                    expected.put("ENTRY " + seq, "0");
                }
                assertThat(rows(staged)).isEqualTo(expected);
                assertThat(staged.manifest().origin().portion().position()).isEqualTo(new Position(1, REPLAYED));
            }
            over.set(true);
            replay.get();
        } finally {
            over.set(true);
            replayer.shutdownNow();
        }
    }

    private static void awaitMoreThan(long value, LongSupplier now) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (now.getAsLong() <= value) {
            assertThat(System.nanoTime()).as("nothing is written any more").isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    private static void replay(LocalTransactions transactions, EventLog log, int seq) {
        transactions.run(() -> {
            try (var connection = transactions.dataSource().getConnection();
                    var statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO ENTRY VALUES (" + seq + ", 0)");
                statement.executeUpdate("UPDATE COUNTER SET N = N + 1");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            Position before = seq == 1 ? Position.START : new Position(1, seq - 1);
            log.position().advance(before, new Position(1, seq), Instant.EPOCH);
        });
    }

    @ParameterizedTest
    @EnumSource(names = "H2")
    void primaryThatIsNotSealedIsNoSource(Make make, @TempDir Path folder) throws Exception {
        try (LiveSite site = new LiveSite(make)) {
            site.log.captured().append(1, new byte[] {1});
            assertThatThrownBy(() -> stage(
                            new PrimarySnapshot(
                                    site.database.dataSource(), site.log.portions(), 3, Duration.ofMillis(50)),
                            folder))
                    .isInstanceOf(SeedException.class)
                    .hasMessageContaining("has not sealed event 1")
                    .hasMessageContaining("secondary");
            assertThat(new StagedSeeds(folder).list()).isEmpty();
        }
    }

    private static StagedSeed stage(SnapshotPosition snapshots, Path folder) {
        return new Staging(
                        "live",
                        snapshots,
                        () -> ApplicationTables.without(Set.of()),
                        new StagedSeeds(folder),
                        Clock.systemUTC())
                .stage(SeedingSite.progress());
    }

    /** Two columns each: the second one by the table and the first. */
    private static Map<String, String> rows(StagedSeed staged) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        Map<String, List<String>> columns = new HashMap<>();
        staged.manifest()
                .tables()
                .forEach(table -> columns.put(
                        table.name(), List.copyOf(table.shape().columns().keySet())));
        for (SeedChunk chunk : staged.manifest().chunks()) {
            int id = columns.get(chunk.table()).indexOf("ID");
            ChunkForm.each(
                    chunk,
                    staged.chunk(chunk.number()),
                    2,
                    values -> rows.put(chunk.table() + " " + values[id].text(), values[1 - id].text()));
        }
        return rows;
    }
}
