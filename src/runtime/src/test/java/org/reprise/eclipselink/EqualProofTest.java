package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.config.BatchWriting;
import org.eclipse.persistence.config.PersistenceUnitProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.proof.Change;
import org.reprise.proof.Difference;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.zoo.KeeperOperation;
import org.reprise.zoo.SpecimenOperation;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooOperation;
import org.reprise.zoo.ZooScripts;

/** What the proof is for: the same calls on databases of different makes. */
final class EqualProofTest {
    private static final int TRANSACTIONS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 5})
    void equalContentGivesEqualProofOnEveryMake(long seed) {
        List<List<ZooOperation>> script = ZooScripts.script(ZooScripts.repeatableTransactions(), seed, TRANSACTIONS);
        Map<Make, List<List<Change>>> written = new EnumMap<>(Make.class);
        for (Make make : Make.values()) {
            written.put(make, written(make, script));
        }

        List<List<Change>> first = written.get(Make.H2);
        assertThat(first.stream().mapToInt(List::size).sum()).isGreaterThan(TRANSACTIONS);
        for (Make make : Make.values()) {
            for (int i = 0; i < script.size(); i++) {
                List<Change> here = written.get(make).get(i);
                assertThat(Difference.between(first.get(i), here))
                        .as("%s, transaction %d of seed %d: %s", make, i, seed, script.get(i))
                        .isEmpty();
                assertThat(WriteSet.proof(here)).isEqualTo(WriteSet.proof(first.get(i)));
            }
        }
    }

    /** A batch does not say how many rows each of its statements met, so here each of them meets one. */
    @ParameterizedTest
    @EnumSource(
            value = Make.class,
            names = {"POSTGRESQL", "MARIADB"})
    void batchWritingGivesTheSameProof(Make make) {
        List<List<ZooOperation>> script = List.of(
                List.of(new KeeperOperation.Hire("ann", 1), new KeeperOperation.Hire("bob", 2)),
                List.of(new KeeperOperation.Equip("ann", 3), new KeeperOperation.Promote("ann", "bob", 4)),
                List.of(new KeeperOperation.Visited("ann", "feeding"), new SpecimenOperation.Describe(1, 1)),
                List.of(new SpecimenOperation.Describe(2, 2), new SpecimenOperation.Grow(1, 7)));

        List<List<Change>> single = written(make, script);
        List<List<Change>> batched =
                written(make, script, Map.of(PersistenceUnitProperties.BATCH_WRITING, BatchWriting.JDBC));

        for (int i = 0; i < script.size(); i++) {
            assertThat(single.get(i)).isNotEmpty();
            assertThat(Difference.between(single.get(i), batched.get(i))).isEmpty();
        }
    }

    private static List<List<Change>> written(Make make, List<List<ZooOperation>> script) {
        return written(make, script, Map.of());
    }

    private static List<List<Change>> written(
            Make make, List<List<ZooOperation>> script, Map<String, Object> properties) {
        List<List<Change>> written = new ArrayList<>();
        try (ZooDatabase zoo = ZooDatabase.fresh(make, RepriseSessionCustomizer.class, properties);
                RowRecorder rows = RowRecorder.of(zoo)) {
            for (List<ZooOperation> transaction : script) {
                written.add(rows.changes(entities -> transaction.forEach(operation -> operation.accept(entities))));
            }
        }
        return written;
    }
}
