package org.reprise.eclipselink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reprise.proof.Change;
import org.reprise.proof.Difference;
import org.reprise.proof.WriteSet;
import org.reprise.testing.Make;
import org.reprise.zoo.ZooDatabase;
import org.reprise.zoo.ZooOperation;
import org.reprise.zoo.ZooScript;

/** What the proof is for: the same calls on databases of different makes. */
final class EqualProofTest {
    private static final int TRANSACTIONS = 120;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 20261122})
    void equalContentGivesEqualProofOnEveryMake(long seed) {
        List<List<ZooOperation>> script =
                ZooScript.withoutRandomIds(seed, TRANSACTIONS).transactions();
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

    private static List<List<Change>> written(Make make, List<List<ZooOperation>> script) {
        List<List<Change>> written = new ArrayList<>();
        try (ZooDatabase zoo = ZooDatabase.fresh(make, RepriseSessionCustomizer.class);
                RowRecorder rows = RowRecorder.of(zoo)) {
            for (List<ZooOperation> transaction : script) {
                written.add(rows.changes(entities -> transaction.forEach(operation -> operation.accept(entities))));
            }
        }
        return written;
    }
}
