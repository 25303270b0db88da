package org.reprise.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.proof.RowChange.Operation;

class DoubtedRowsTest {

    private static RowChange update(String id, SortedMap<String, Value> after, SortedMap<String, Value> before) {
        return new RowChange(Operation.UPDATE, "MESSAGE", columns("ID", id), after, before);
    }

    private static RowChange deleted(String id) {
        return new RowChange(Operation.DELETE, "MESSAGE", columns("ID", id), columns(), columns());
    }

    private static RowChange inserted(String id) {
        return new RowChange(Operation.INSERT, "MESSAGE", columns("ID", id), columns("HOPS", "1"), columns());
    }

    private static SortedMap<String, Value> columns(String... pairs) {
        SortedMap<String, Value> columns = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put(pairs[i], Value.of(pairs[i + 1]));
        }
        return columns;
    }

    private static List<String> doubted(List<Change> there, List<Change> here) {
        return DoubtedRows.between(there, here).stream().map(RowChange::keyText).toList();
    }

    @Test
    void rowOfWhichOnlyTheReplayWroteAColumnIsDoubted() {
        RowChange there = update("1", columns("HOPS", "2"), columns("HOPS", "1"));
        RowChange here = update("1", columns("HOPS", "1", "STATUS", "SENT"), columns("HOPS", "0", "STATUS", "NEW"));
        assertThat(doubted(List.of(there), List.of(here))).containsExactly("ID=1");
        assertThat(doubted(List.of(here), List.of(there)))
                .as("the primary wrote more: that heals it")
                .isEmpty();
    }

    @Test
    void rowThatOnlyTheReplayWroteOrDeletedIsDoubtedAndOneThatOnlyItInsertedIsNotThere() {
        RowChange here = update("1", columns("HOPS", "1"), columns());
        assertThat(doubted(List.of(), List.of(here, deleted("2"), inserted("3"))))
                .containsExactly("ID=1", "ID=2");
        assertThat(doubted(List.of(update("2", columns("HOPS", "2"), columns())), List.of(deleted("2"))))
                .containsExactly("ID=2");
    }

    @Test
    void rowThatThePrimaryInsertedOrDeletedIsWhole() {
        RowChange here = update("1", columns("HOPS", "1"), columns());
        assertThat(doubted(List.of(inserted("1")), List.of(here))).isEmpty();
        assertThat(doubted(List.of(deleted("1")), List.of(here))).isEmpty();
    }

    @Test
    void rowOfWhichTheTwoRememberOtherValuesIsDoubted() {
        RowChange there = update("1", columns("HOPS", "2"), columns("HOPS", "1", "TITLE", "a", "ONLY_THERE", "x"));
        assertThat(doubted(
                        List.of(there), List.of(update("1", columns("HOPS", "3"), columns("HOPS", "2", "TITLE", "b")))))
                .containsExactly("ID=1");
        assertThat(doubted(
                        List.of(there), List.of(update("1", columns("HOPS", "3"), columns("HOPS", "2", "TITLE", "a")))))
                .isEmpty();
    }

    @Test
    void rowsWithoutAKeyAreNotDoubted() {
        RowChange content = new RowChange(Operation.INSERT, "TAGS", columns("TAG", "red"), columns(), columns());
        RowChange owned = new RowChange(Operation.DELETE, "TAGS", columns("OWNER", "1"), columns(), columns(), 3);
        assertThat(doubted(List.of(), List.of(content, owned))).isEmpty();
    }
}
