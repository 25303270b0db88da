package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange.Operation;

final class DifferenceTest {
    private static final RowChange THERE = update(Map.of("PRICE", 5, "STOCK", 7), Map.of("PRICE", 4, "STOCK", 7));

    private static RowChange update(Map<String, Integer> after, Map<String, Integer> before) {
        return new RowChange(Operation.UPDATE, "ITEM", values(Map.of("ID", 1)), values(after), values(before));
    }

    private static TreeMap<String, Value> values(Map<String, Integer> numbers) {
        TreeMap<String, Value> values = new TreeMap<>();
        numbers.forEach((column, number) -> values.put(column, Value.of(number)));
        return values;
    }

    @Test
    void equalChangesDifferInNothing() {
        assertThat(Difference.between(List.of(THERE), List.of(THERE))).isEmpty();
    }

    @Test
    void columnIsNamedWithBothValues() {
        RowChange here = update(Map.of("PRICE", 5, "STOCK", 9), Map.of());
        assertThat(Difference.between(List.of(THERE), List.of(here)))
                .hasToString("[ITEM [ID=1] STOCK: 7 at the primary, 9 here]");
    }

    @Test
    void secondChangeOfARowIsComparedWithTheSecond() {
        RowChange second = update(Map.of("PRICE", 6, "STOCK", 7), Map.of());
        assertThat(Difference.between(List.of(THERE, second), List.of(THERE)))
                .hasToString("[ITEM [ID=1] *: UPDATE at the primary, nothing here]");
    }

    @Test
    void statementThatMetOtherRowsDiffers() {
        OpaqueStatement there = new OpaqueStatement(Language.JPQL, "DELETE FROM Item", List.of(), 3);
        OpaqueStatement here = new OpaqueStatement(Language.JPQL, "DELETE FROM Item", List.of(), 2);
        assertThat(Difference.between(List.of(there), List.of(here))).hasSize(1);
    }

    @Test
    void remedyLeavesAColumnAloneThatWasNotWrittenAndDoesNotDiffer() {
        RowChange here = update(Map.of("PRICE", 9, "STOCK", 7), Map.of("STOCK", 7));
        List<Change> remedy = Difference.remedy(List.of(THERE), List.of(here));
        assertThat(((RowChange) remedy.get(0)).written()).containsOnlyKeys("PRICE");
    }

    @Test
    void remedySetsAColumnThatWasNotWrittenButDiffers() {
        RowChange here = update(Map.of("PRICE", 5, "STOCK", 9), Map.of("STOCK", 9));
        List<Change> remedy = Difference.remedy(List.of(THERE), List.of(here));
        assertThat(((RowChange) remedy.get(0)).written()).containsOnlyKeys("PRICE", "STOCK");
    }

    @Test
    void remedySetsAColumnThatOnlyTheReplayWrote() {
        RowChange here = update(Map.of("PRICE", 9, "STOCK", 7), Map.of("STOCK", 6));
        List<Change> remedy = Difference.remedy(List.of(THERE), List.of(here));
        assertThat(((RowChange) remedy.get(0)).written()).containsOnlyKeys("PRICE", "STOCK");
    }
}
