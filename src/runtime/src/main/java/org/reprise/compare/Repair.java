package org.reprise.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reprise.jdbc.Transactions;
import org.reprise.proof.Change;
import org.reprise.proof.JdbcRowApplier;
import org.reprise.proof.RowChange;

/**
 * Brings the listed rows of this side to those of the other, some in each transaction. Rows that are too many go first, children
 * before parents, so that a unique value is free when its row comes; then the others, parents first. A transaction that is refused
 * is done again row by row, and what is still refused waits until the others are there, because it may refer to them.
 *
 * <p>The rows are those of the comparison's moment: let nobody else write to them meanwhile. Compare again afterwards: that is the
 * proof, and where more rows differed than were listed, it finds the next. For one thread.
 */
public final class Repair {
    private final Transactions transactions;
    private final JdbcRowApplier applier;
    private final int batch;

    /**
     * @param applier of this side
     * @param batch   rows in a transaction
     */
    public Repair(Transactions transactions, JdbcRowApplier applier, int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("A transaction cannot have " + batch + " rows");
        }
        this.transactions = transactions;
        this.applier = applier;
        this.batch = batch;
    }

    /** What {@link #apply} would do, in its order: the dry run. */
    public static List<DifferingRow> plan(ComparedTables compared) {
        List<DifferingRow> upwards = new ArrayList<>(compared.listed());
        Collections.reverse(upwards);
        List<DifferingRow> plan = new ArrayList<>(upwards);
        plan.removeIf(row -> !surplus(row));
        compared.listed().stream().filter(row -> !surplus(row)).forEach(plan::add);
        return List.copyOf(plan);
    }

    private static boolean surplus(DifferingRow row) {
        return row.here().count() > row.there().count();
    }

    /**
     * Writes what {@link #plan} says. Work that was committed stays, whatever comes after it.
     *
     * @return the rows that are now as at the other side, and those that this database refuses
     */
    public Outcome apply(List<DifferingRow> plan) {
        List<DifferingRow> applied = new ArrayList<>();
        Map<DifferingRow, String> refused = new LinkedHashMap<>();
        for (List<DifferingRow> rest = plan; !rest.isEmpty(); ) {
            List<DifferingRow> rows = alike(rest.subList(0, Math.min(batch, rest.size())));
            apply(rows, applied, refused);
            rest = rest.subList(rows.size(), rest.size());
        }
        int before = 0;
        while (refused.size() != before) {
            before = refused.size();
            List<DifferingRow> again = List.copyOf(refused.keySet());
            refused.clear();
            again.forEach(row -> apply(List.of(row), applied, refused));
        }
        return new Outcome(applied, refused);
    }

    /** Rows that go and rows that come in one transaction would not all be read again. */
    private static List<DifferingRow> alike(List<DifferingRow> rows) {
        int size = 1;
        while (size < rows.size() && surplus(rows.get(size)) == surplus(rows.get(0))) {
            size++;
        }
        return rows.subList(0, size);
    }

    private void apply(List<DifferingRow> rows, List<DifferingRow> applied, Map<DifferingRow, String> refused) {
        try {
            transactions.run(() -> write(rows));
            applied.addAll(rows);
        } catch (RuntimeException e) {
            // the commit may be what fails, where constraints are deferred
            if (rows.size() == 1) {
                refused.put(rows.get(0), String.valueOf(e.getMessage()));
            } else {
                rows.forEach(row -> apply(List.of(row), applied, refused));
            }
        }
    }

    private void write(List<DifferingRow> rows) {
        List<Change> changes = new ArrayList<>();
        for (DifferingRow row : rows) {
            RowChange change = row.remedy();
            if (row.isKey()) {
                applier.copies(change, row.here().count(), row.there().count());
            } else {
                changes.add(change);
            }
        }
        applier.apply(changes);
    }

    /**
     * What came of a repair.
     *
     * @param refused why, by row
     */
    public record Outcome(List<DifferingRow> applied, Map<DifferingRow, String> refused) {
        public Outcome {
            applied = List.copyOf(applied);
            refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        }

        /** What this database refused, table by table, each with one reason, in words; empty when it refused nothing. */
        public String refusals() {
            Map<String, List<DifferingRow>> tables = new TreeMap<>();
            refused.keySet().forEach(row -> tables.computeIfAbsent(row.table(), table -> new ArrayList<>())
                    .add(row));
            return tables.entrySet().stream()
                    .map(table -> {
                        DifferingRow first = table.getValue().get(0);
                        return table.getKey() + ": " + table.getValue().size() + " rows, the first of them "
                                + first.key() + ", because: " + refused.get(first);
                    })
                    .collect(Collectors.joining("; "));
        }
    }
}
