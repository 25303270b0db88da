package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange.Operation;

final class DifferenceTest {
    private static final RowChange THERE = update(Map.of("PRICE", 5), Map.of("PRICE", 4, "STOCK", 7));

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
        RowChange here = update(Map.of("PRICE", 6), Map.of());
        assertThat(Difference.between(List.of(THERE), List.of(here)))
                .hasToString("[ITEM [ID=1] PRICE: 5 at the primary, 6 here]");
    }

    @Test
    void changesOfOneRowAreComparedAsWhatTheyComeTo() {
        RowChange second = update(Map.of("PRICE", 6, "STOCK", 7), Map.of());
        assertThat(Difference.between(List.of(THERE, second), List.of(THERE)))
                .hasToString("[ITEM [ID=1] PRICE: 6 at the primary, 5 here]");
    }

    @Test
    void parameterOfAStatementBelongsToTheProof() {
        Change there = statement(Parameter.of(Value.of(1)));
        Change here = statement(Parameter.of(Value.of(2)));

        assertThat(WriteSet.proof(List.of(there))).isNotEqualTo(WriteSet.proof(List.of(here)));
        assertThat(Difference.between(List.of(there), List.of(here))).hasSize(1);
    }

    @Test
    void orderOfACollectionSaysNothing() {
        Change there = statement(new Parameter(true, List.of(Value.of(1), Value.of(2))));
        Change here = statement(new Parameter(true, List.of(Value.of(2), Value.of(1))));

        assertThat(WriteSet.proof(List.of(there))).isEqualTo(WriteSet.proof(List.of(here)));
        assertThat(Difference.between(List.of(there), List.of(here))).isEmpty();
    }

    private static Change statement(Parameter parameter) {
        return new OpaqueStatement(Language.JPQL, "DELETE FROM Item i WHERE i.id IN ?1", List.of(parameter), 1);
    }

    @Test
    void rowsThatAStatementMetBelongToTheProof() {
        RowChange there =
                new RowChange(Operation.DELETE, "TAG", values(Map.of("TAG", 1)), values(Map.of()), values(Map.of()));
        RowChange here = there.met(2);

        assertThat(WriteSet.proof(List.of(there))).isNotEqualTo(WriteSet.proof(List.of(here)));
        assertThat(Difference.between(List.of(there), List.of(here)).toString())
                .contains("DELETE at the primary, DELETE of 2 rows here");
    }

    /** Not every make keeps the sign, so a row of a collection may be found by the one or the other. */
    @Test
    void zeroThatNamesARowHasNoSign() {
        Change there = removed(-0.0);
        Change here = removed(0.0);
        assertThat(WriteSet.proof(List.of(there))).isEqualTo(WriteSet.proof(List.of(here)));
        assertThat(Difference.between(List.of(there), List.of(here))).isEmpty();
    }

    private static Change removed(double number) {
        TreeMap<String, Value> row = new TreeMap<>(Map.of("RATE", Value.of(number)));
        return new RowChange(Operation.DELETE, "RATE", row, values(Map.of()), values(Map.of()));
    }

    @Test
    void statementThatMetOtherRowsDiffers() {
        OpaqueStatement there = new OpaqueStatement(Language.JPQL, "DELETE FROM Item", List.of(), 3);
        OpaqueStatement here = new OpaqueStatement(Language.JPQL, "DELETE FROM Item", List.of(), 2);
        assertThat(Difference.between(List.of(there), List.of(here))).hasSize(1);
    }

    @Test
    void whatMemoryHadOfOtherColumnsIsNoDifference() {
        RowChange here = update(Map.of("PRICE", 5), Map.of("PRICE", 3, "STOCK", 9));
        assertThat(Difference.between(List.of(THERE), List.of(here))).isEmpty();
        assertThat(WriteSet.proof(List.of(here))).isEqualTo(WriteSet.proof(List.of(THERE)));
    }

    @Test
    void updateThatGivesAColumnWhatItHeldIsNoChange() {
        RowChange here = update(Map.of("PRICE", 5), Map.of("PRICE", 5));
        assertThat(Difference.between(List.of(), List.of(here))).isEmpty();
        assertThat(WriteSet.proof(List.of(here))).isEqualTo(WriteSet.proof(List.of()));
        assertThat(here.after()).as("and is written all the same").containsOnlyKeys("PRICE");
    }
}
