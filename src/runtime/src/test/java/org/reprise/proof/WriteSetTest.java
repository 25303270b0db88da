package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowChange.Operation;

final class WriteSetTest {
    private static final Change STATEMENT =
            new OpaqueStatement(Language.JPQL, "UPDATE Keeper k SET k.pay = 0", List.of(), 3);

    /** Two new keepers, each of whom is the other one's boss; the second is inserted first, or the first. */
    private static final List<Change> ANN_FIRST =
            List.of(insert("ann", null), insert("bob", "ann"), update("ann", null, "bob"));

    private static final List<Change> BOB_FIRST =
            List.of(insert("bob", null), insert("ann", "bob"), update("bob", null, "ann"));

    @Test
    void newRowsThatReferToEachOtherAreProvedInEitherOrder() {
        assertThat(WriteSet.proof(BOB_FIRST)).isEqualTo(WriteSet.proof(ANN_FIRST));
        assertThat(Difference.between(ANN_FIRST, BOB_FIRST)).isEmpty();
        assertThat(WriteSet.proof(BOB_FIRST)).isNotEqualTo(WriteSet.proof(ANN_FIRST.subList(0, 2)));
    }

    /** The digest as it was made when each step of a row was proved. */
    @Test
    void digestOfRowsThatAreWrittenOnceIsWhatItWas() {
        List<Change> once = List.of(insert("ann", null), update("bob", "ann", "carl"), delete("carl"), STATEMENT);

        assertThat(WriteSet.proof(once)).hasToString("996c852d8a6e230f50b6a84c0720893e");
        assertThat(WriteSet.isProof(new Proof("2984902a81892355607499fcbde4bf09"), ANN_FIRST))
                .isTrue();
        assertThat(WriteSet.isProof(new Proof("2984902a81892355607499fcbde4bf09"), BOB_FIRST))
                .isFalse();
    }

    @Test
    void stepsThatComeToNothingAreNotProved() {
        Proof nothing = WriteSet.proof(List.of());

        assertThat(WriteSet.proof(List.of(insert("ann", null), update("ann", null, "bob"), delete("ann"))))
                .isEqualTo(nothing);
        assertThat(WriteSet.proof(List.of(update("ann", "bob", "carl"), delete("ann"))))
                .isEqualTo(WriteSet.proof(List.of(delete("ann"))));
    }

    /** What another memory began with is not known. */
    @Test
    void columnThatIsWrittenThereAndBackIsProved() {
        assertThat(WriteSet.proof(List.of(update("ann", "bob", "carl"), update("ann", "carl", "bob"))))
                .isNotEqualTo(WriteSet.proof(List.of()))
                .isNotEqualTo(WriteSet.proof(List.of(update("ann", "dora", "carl"), update("ann", "carl", "dora"))));
    }

    @Test
    void statementsAreProvedInTheirOrder() {
        Change other = new OpaqueStatement(Language.JPQL, "UPDATE Keeper k SET k.pay = 1", List.of(), 3);

        assertThat(WriteSet.proof(List.of(STATEMENT, other)))
                .isEqualTo(WriteSet.proof(List.of(STATEMENT, other)))
                .isNotEqualTo(WriteSet.proof(List.of(other, STATEMENT)));
        assertThat(WriteSet.proof(List.of(insert("ann", null), STATEMENT)))
                .isNotEqualTo(WriteSet.proof(List.of(STATEMENT, insert("ann", null))));
        assertThat(WriteSet.proof(List.of(insert("ann", null), insert("bob", null), STATEMENT, delete("carl"))))
                .isEqualTo(
                        WriteSet.proof(List.of(insert("bob", null), insert("ann", null), STATEMENT, delete("carl"))));
    }

    @Test
    void rowThatGoesAndComesAgainIsProvedAsItCame() {
        assertThat(WriteSet.proof(List.of(delete("ann"), insert("ann", null), update("ann", null, "bob"))))
                .isEqualTo(WriteSet.proof(List.of(delete("ann"), insert("ann", "bob"))))
                .isNotEqualTo(WriteSet.proof(List.of(delete("ann"), insert("ann", null))))
                .isNotEqualTo(WriteSet.proof(List.of(insert("ann", "bob"))));
    }

    @Test
    void lastStepSaysWhatAColumnHoldsAndTheFirstWhatItHeld() {
        assertThat(WriteSet.proof(List.of(update("ann", "bob", "carl"), update("ann", "carl", "dora"))))
                .isEqualTo(WriteSet.proof(List.of(update("ann", "bob", "dora"))))
                .isNotEqualTo(WriteSet.proof(List.of(update("ann", "bob", "carl"))));
        assertThat(WriteSet.proof(List.of(update("ann", null, "carl"), update("ann", "carl", "bob"))))
                .as("nobody knows what it held")
                .isEqualTo(WriteSet.proof(List.of(update("ann", null, "bob"))));
    }

    /** A content is no identity, and what an update moves is found by what it was. */
    @Test
    void equalRowsWithoutAKeyStaySeveral() {
        Change red = change(Operation.INSERT, columns("WORD", "red"), columns());
        Change moved = change(Operation.UPDATE, columns("PLACE", "1"), columns("PLACE", "2"));
        Change movedBehind = change(Operation.UPDATE, columns("PLACE", "1"), columns("PLACE", "3"));
        Change twoGone =
                change(Operation.DELETE, columns("WORD", "red"), columns()).met(2);

        assertThat(WriteSet.proof(List.of(red, red))).isNotEqualTo(WriteSet.proof(List.of(red)));
        assertThat(WriteSet.proof(List.of(moved, movedBehind))).isNotEqualTo(WriteSet.proof(List.of(movedBehind)));
        assertThat(WriteSet.proof(List.of(red, twoGone))).isNotEqualTo(WriteSet.proof(List.of()));
    }

    private static Change insert(String name, @Nullable String boss) {
        return change(Operation.INSERT, columns("NAME", name), columns("BOSS", boss));
    }

    private static Change delete(String name) {
        return change(Operation.DELETE, columns("NAME", name), columns());
    }

    private static Change update(String name, @Nullable String before, String boss) {
        return new RowChange(
                Operation.UPDATE,
                "KEEPER",
                columns("NAME", name),
                columns("BOSS", boss),
                before == null ? columns() : columns("BOSS", before));
    }

    private static RowChange change(Operation operation, SortedMap<String, Value> key, SortedMap<String, Value> after) {
        return new RowChange(operation, "KEEPER", key, after, columns());
    }

    private static SortedMap<String, Value> columns(@Nullable String... named) {
        SortedMap<String, Value> columns = new TreeMap<>();
        for (int i = 0; i < named.length; i += 2) {
            columns.put(named[i], Value.of(named[i + 1]));
        }
        return columns;
    }
}
