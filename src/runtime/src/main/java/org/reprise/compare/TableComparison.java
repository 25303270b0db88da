package org.reprise.compare;

import java.util.List;
import java.util.stream.Stream;
import org.reprise.proof.Difference;

/**
 * What came of the comparison of one table.
 *
 * @param here     rows of this side
 * @param there    rows of the other side
 * @param missing  rows that are there only
 * @param extra    rows that are here only
 * @param changed  rows that are at both and differ
 * @param unlike   in what the tables themselves differ: columns, or keys; the other columns were compared
 * @param listed   the differing rows, or as many as were to be listed
 */
public record TableComparison(
        String table,
        long here,
        long there,
        long missing,
        long extra,
        long changed,
        List<Difference> unlike,
        List<DifferingRow> listed) {

    public TableComparison {
        unlike = List.copyOf(unlike);
        listed = List.copyOf(listed);
    }

    static TableComparison equal(String table, long rows, List<Difference> unlike) {
        return new TableComparison(table, rows, rows, 0, 0, 0, unlike, List.of());
    }

    /** All rows that differ, listed or not. */
    public long differing() {
        return missing + extra + changed;
    }

    /** Of the table itself, then of the rows that are listed. */
    Stream<Difference> differences() {
        return Stream.concat(unlike.stream(), listed.stream().flatMap(row -> row.differences().stream()));
    }
}
