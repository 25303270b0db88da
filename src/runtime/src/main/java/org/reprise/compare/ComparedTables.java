package org.reprise.compare;

import java.util.List;
import org.reprise.proof.Difference;

/**
 * What came of a comparison.
 *
 * @param tables parents before the tables that refer to them
 */
public record ComparedTables(List<TableComparison> tables) {

    public ComparedTables {
        tables = List.copyOf(tables);
    }

    /** Whether both sides have the same tables with the same rows. */
    public boolean equal() {
        return differing() == 0
                && tables.stream().allMatch(table -> table.unlike().isEmpty());
    }

    /** All rows that differ, listed or not. */
    public long differing() {
        return tables.stream().mapToLong(TableComparison::differing).sum();
    }

    /** The differing rows that are listed. */
    public List<DifferingRow> listed() {
        return tables.stream().flatMap(table -> table.listed().stream()).toList();
    }

    /** By table, key and column: of the tables themselves, then of the rows that are listed. */
    public List<Difference> differences() {
        return tables.stream().flatMap(TableComparison::differences).toList();
    }
}
