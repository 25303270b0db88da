package org.reprise.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reprise.jdbc.LocalTransactions;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.testing.Make;
import org.reprise.testing.TestDatabase;
import org.reprise.zoo.SpecimenOperation.Describe;
import org.reprise.zoo.ZooCustomizer;
import org.reprise.zoo.ZooDatabase;

/** Tables as EclipseLink makes them on each make, with one column for each type of attribute. */
final class ZooCompareTest {
    private static final Set<String> GENERATORS = Set.of("SEQUENCE", "ANIMAL_IDS", "ZOO_IDS");
    private static final int SPECIMENS = 60;

    @ParameterizedTest
    @EnumSource
    void specimensAreEqualOnEveryMakeAndRepairedWhereTheyAreNot(Make make) {
        try (ZooDatabase here = zoo(make);
                ZooDatabase there = zoo(Make.H2)) {
            ComparedTables equal = compare(here.database(), there.database());
            assertThat(equal.differences()).isEmpty();
            assertThat(equal.tables())
                    .filteredOn(table -> table.table().equals("SPECIMEN"))
                    .singleElement()
                    .isEqualTo(TableComparison.equal("SPECIMEN", SPECIMENS, List.of()));

            there.run(new Describe(7, 1007));
            there.run(new Describe(1000, 5));
            here.database().execute("DELETE FROM SPECIMEN WHERE ID IN (1, 5)");
            ComparedTables unequal = compare(here.database(), there.database());
            assertThat(unequal.differing()).isEqualTo(4);
            repair(here.database(), unequal);
            assertThat(compare(here.database(), there.database()).differences()).isEmpty();
        }
    }

    private static ZooDatabase zoo(Make make) {
        ZooDatabase zoo = ZooDatabase.fresh(make, ZooCustomizer.class);
        zoo.run(entities -> {
            for (int i = 0; i < SPECIMENS; i++) {
                new Describe(i, i).accept(entities);
            }
        });
        return zoo;
    }

    private static ComparedTables compare(TestDatabase here, TestDatabase there) {
        try (SiteSnapshot mine = SiteSnapshot.open(here.dataSource());
                SiteSnapshot theirs = SiteSnapshot.open(there.dataSource())) {
            return new Comparison(side(mine), side(theirs), 100).run();
        }
    }

    private static Side side(SiteSnapshot snapshot) {
        return new JdbcSide(snapshot, ApplicationTables.without(GENERATORS), (table, rows) -> {});
    }

    private static void repair(TestDatabase database, ComparedTables compared) {
        try (LocalTransactions transactions = new LocalTransactions(database)) {
            JdbcRowApplier applier = new JdbcRowApplier(transactions.dataSource(), statement -> {});
            assertThat(new Repair(transactions, applier, 10)
                            .apply(Repair.plan(compared))
                            .refused())
                    .isEmpty();
        }
    }
}
