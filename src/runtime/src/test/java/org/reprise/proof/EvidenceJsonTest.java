package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.proof.RowChange.Operation;

final class EvidenceJsonTest {
    private static final RowChange COUNTED = new RowChange(
            Operation.UPDATE,
            "POINT",
            columns(Map.of("ID", 7)),
            columns(Map.of("PASSED", 5)),
            columns(Map.of("PASSED", 4, "TITLE", "north", "IS_OPEN", true)));

    @Test
    void columnsThatAnUpdateDidNotWriteStandOnce() {
        assertThat(text(COUNTED))
                .isEqualTo("[{\"o\":\"U\",\"t\":\"POINT\",\"k\":{\"ID\":7},\"a\":{\"PASSED\":5},\"b\":{\"PASSED\":4},"
                        + "\"r\":{\"IS_OPEN\":1,\"TITLE\":\"north\"}}]");
    }

    @Test
    void imageThatIsNotThereIsLeftOut() {
        RowChange deleted = new RowChange(
                Operation.DELETE, "POINT", columns(Map.of("ID", 7)), columns(Map.of()), columns(Map.of("PASSED", 4)));

        assertThat(text(deleted)).isEqualTo("[{\"o\":\"D\",\"t\":\"POINT\",\"k\":{\"ID\":7},\"b\":{\"PASSED\":4}}]");
    }

    @Test
    void changesComeBackAsTheyWere() {
        RowChange whole = COUNTED.whole();
        List<Change> changes = List.of(COUNTED, whole);

        assertThat(EvidenceJson.decode(EvidenceJson.encode(changes))).isEqualTo(changes);
    }

    @Test
    void numberOfManyDigitsComesBackAsItWas() {
        List<Change> changes = List.of(new RowChange(
                Operation.INSERT,
                "KEY",
                columns(Map.of("ID", 7)),
                columns(Map.of("MODULUS", new BigInteger("7".repeat(1234)))),
                columns(Map.of())));

        assertThat(EvidenceJson.decode(EvidenceJson.encode(changes))).isEqualTo(changes);
    }

    private static String text(Change change) {
        return new String(EvidenceJson.encode(List.of(change)), StandardCharsets.UTF_8);
    }

    private static SortedMap<String, Value> columns(Map<String, Object> values) {
        SortedMap<String, Value> columns = new TreeMap<>();
        values.forEach((column, value) -> columns.put(column, Value.of(value)));
        return columns;
    }
}
