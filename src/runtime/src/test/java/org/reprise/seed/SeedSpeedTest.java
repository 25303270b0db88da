package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.compare.ApplicationTables;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.job.Progress;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;

/** Many rows, and a print of how fast they come. A million: {@code -Dreprise.test.seed-rows=1000000}. */
final class SeedSpeedTest {
    private static final int ROWS = Integer.getInteger("reprise.test.seed-rows", 50_000);

    @TempDir
    private Path folder;

    @Test
    void manyRowsArriveByManyChunks() throws SQLException {
        TestDatabase source = empty(Make.POSTGRESQL);
        fill(source);
        long began = System.nanoTime();
        StagedSeed staged;
        try (LocalTransactions transactions = new LocalTransactions(source)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            staged = new Staging(
                            "s1",
                            new SecondarySnapshot(source.dataSource(), log.portions()),
                            () -> ApplicationTables.without(Set.of()),
                            new StagedSeeds(folder),
                            Clock.systemUTC())
                    .stage(new Progress(Clock.systemUTC()));
        }
        say("staged from", source.make(), began, staged.manifest());
        assertThat(staged.manifest().chunks()).hasSizeGreaterThan(ROWS / 25_000);
        assertThat(staged.manifest().rows()).isEqualTo(ROWS);
        for (String make :
                System.getProperty("reprise.test.seed-makes", "MARIADB,HSQLDB").split(",", -1)) {
            seed(Make.valueOf(make), staged);
        }
    }

    private static void seed(Make make, StagedSeed staged) {
        TestDatabase target = empty(make);
        long began = System.nanoTime();
        try (LocalTransactions transactions = new LocalTransactions(target)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            Progress progress = new Progress(Clock.systemUTC());
            Position position = new Seeding(
                            transactions.dataSource(),
                            transactions,
                            log,
                            () -> ApplicationTables.without(Set.of()),
                            Clock.systemUTC())
                    .run(staged, Set.of(), () -> say("loaded and proved", make, began, staged.manifest()), progress);
            assertThat(progress.done()).isEqualTo(progress.total());
            assertThat(position).isEqualTo(Position.START);
        }
    }

    private static void say(String what, Make make, long began, SeedManifest seed) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        System.out.printf(
                Locale.ROOT,
                "%s %s: %,d rows, %,d bytes in %d chunks, in %d ms, %,.0f rows/s%n",
                what,
                make,
                seed.rows(),
                seed.bytes(),
                seed.chunks().size(),
                took.toMillis(),
                1e3 * ROWS / took.toMillis());
    }

    private static TestDatabase empty(Make make) {
        TestDatabase database = make.fresh();
        ShippedTables.create(database.dataSource());
        String time = make == Make.MARIADB ? "DATETIME(6)" : "TIMESTAMP(6)";
        database.execute((make == Make.HSQLDB ? "CREATE CACHED TABLE" : "CREATE TABLE")
                + " READING (ID BIGINT NOT NULL PRIMARY KEY, NAME VARCHAR(60), AMOUNT DECIMAL(12,2), AT_TIME " + time
                + ", VALID BOOLEAN, NOTE VARCHAR(100))");
        return database;
    }

    private static void fill(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO READING VALUES (?, ?, ?, ?, ?, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < ROWS; i++) {
                insert.setLong(1, i);
                insert.setString(2, "reading " + i);
                insert.setBigDecimal(3, BigDecimal.valueOf(i, 2));
                insert.setObject(4, LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(i));
                insert.setBoolean(5, i % 2 == 0);
                insert.setString(6, i % 3 == 0 ? null : "a note of some length about the reading " + i);
                insert.addBatch();
                if (i % 10_000 == 9_999 || i == ROWS - 1) {
                    insert.executeBatch();
                    connection.commit();
                }
            }
        }
    }
}
