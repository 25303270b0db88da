package org.reprise.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.compare.ApplicationTables;
import org.reprise.compare.Comparison;
import org.reprise.compare.JdbcSide;
import org.reprise.compare.Side;
import org.reprise.compare.SiteSnapshot;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.log.EventLog;
import org.reprise.log.ShippedTables;
import org.reprise.portion.Compression;
import org.reprise.portion.Position;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.zoo.SpecimenOperation.Describe;
import org.reprise.zoo.ZooCustomizer;
import org.reprise.zoo.ZooDatabase;

/** Tables as EclipseLink makes them on each make, with one column for each type of attribute. */
final class ZooSeedTest {
    private static final Set<String> GENERATORS = Set.of("SEQUENCE", "ANIMAL_IDS", "ZOO_IDS");
    private static final int SPECIMENS = 300;

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "POSTGRESQL, H2",
        "POSTGRESQL, HSQLDB",
        "POSTGRESQL, MARIADB",
        "HSQLDB, POSTGRESQL",
        "MARIADB, HSQLDB",
        "H2, MARIADB"
    })
    void specimensArriveOnEveryMake(Make from, Make to, @TempDir Path folder) {
        try (ZooDatabase there = ZooDatabase.fresh(from, ZooCustomizer.class);
                ZooDatabase here = ZooDatabase.fresh(to, ZooCustomizer.class)) {
            there.run(entities -> {
                for (int i = 0; i < SPECIMENS; i++) {
                    new Describe(i, i).accept(entities);
                }
            });
            StagedSeed staged = stage(there.database(), folder);
            assertThat(staged.manifest().rows()).isGreaterThanOrEqualTo(SPECIMENS);
            assertThat(seed(here.database(), staged)).isEqualTo(Position.START);
            try (SiteSnapshot mine = SiteSnapshot.open(here.database().dataSource());
                    SiteSnapshot theirs = SiteSnapshot.open(there.database().dataSource())) {
                assertThat(new Comparison(side(mine), side(theirs), 20).run().differences())
                        .isEmpty();
            }
        }
    }

    private static StagedSeed stage(TestDatabase database, Path folder) {
        ShippedTables.create(database.dataSource());
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            SnapshotPosition snapshots = new SecondarySnapshot(database.dataSource(), log.portions());
            return new Staging(
                            "s1",
                            snapshots,
                            () -> ApplicationTables.without(GENERATORS),
                            new StagedSeeds(folder),
                            Clock.systemUTC())
                    .stage(SeedingSite.progress());
        }
    }

    private static Position seed(TestDatabase database, StagedSeed staged) {
        ShippedTables.create(database.dataSource());
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            EventLog log = EventLog.over(transactions.dataSource(), transactions, Compression.best());
            return new Seeding(
                            transactions.dataSource(),
                            transactions,
                            log,
                            () -> ApplicationTables.without(GENERATORS),
                            Clock.systemUTC())
                    .run(staged, Set.of(), () -> {}, SeedingSite.progress());
        }
    }

    private static Side side(SiteSnapshot snapshot) {
        return new JdbcSide(snapshot, ApplicationTables.without(GENERATORS), (table, rows) -> {});
    }
}
