package org.reprise.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/**
 * Takes changes of rows back, the newest first: each row must be as its change left it, and is then what it was before. In the transaction
 * of the connection that it is given, in one thread. Nothing is guessed: what a row was, the evidence says, or the change is refused.
 */
public final class RowUndo {
    private static final SortedMap<String, Value> NONE = new TreeMap<>();

    private final Connection connection;
    private final TableCatalog tables;
    private final RestoredRows restored;
    private final OwnWrites own;

    public RowUndo(Connection connection, TableCatalog tables) {
        this.connection = connection;
        this.tables = tables;
        this.restored = new RestoredRows(connection, tables);
        this.own = new OwnWrites(connection, tables);
    }

    /**
     * Takes the changes of one transaction back.
     *
     * @throws RowsRefusedException when one cannot be taken back, with the reason; the transaction must then roll back
     */
    public void undo(List<Change> changes) {
        List<Change> newestFirst = new ArrayList<>(changes);
        Collections.reverse(newestFirst);
        for (Change change : newestFirst) {
            if (change instanceof OpaqueStatement statement) {
                undo(statement);
            } else if (change instanceof RowChange row) {
                undo(row);
            }
        }
    }

    private static void undo(OpaqueStatement statement) {
        if (statement.count() > 0) {
            throw new RowsRefusedException(
                    "the statement '" + statement.text() + "' met " + statement.count()
                            + " rows, and nothing says what these were before",
                    null);
        }
    }

    private void undo(RowChange row) {
        try {
            Table table = tables.table(connection, row.table());
            refuseBeside(own.beside(table, row), row);
            switch (row.operation()) {
                case INSERT -> delete(table, row);
                case UPDATE -> restore(table, row);
                case DELETE -> insert(table, row);
            }
        } catch (SQLException e) {
            throw new RowsRefusedException(text(row) + " is refused: " + e.getMessage(), e);
        }
    }

    private static void refuseBeside(String what, RowChange row) {
        if (!what.isEmpty()) {
            throw new RowsRefusedException(
                    text(row) + " cannot be taken back: the database may have written other rows beside it (" + what
                            + "), and nothing says what these were before",
                    null);
        }
    }

    private static void refuseGone(String what, RowChange row) {
        if (!what.isEmpty()) {
            throw new RowsRefusedException(
                    text(row) + " cannot be taken back: " + what
                            + ", which nothing that is taken back has written, and the"
                            + " database would delete or change them with it",
                    null);
        }
    }

    private void delete(Table table, RowChange row) throws SQLException {
        boolean content = JdbcRowApplier.isContent(table, row);
        long there = JdbcRowApplier.count(connection, table, row);
        if (content ? there < 1 : there != 1) {
            throw other(row, "there are " + there + " such rows");
        }
        if (there > 1 && !isWhole(table, row.key())) {
            throw other(row, "there are " + there + " such rows, and they cannot be told apart");
        }
        if (!content) {
            restored.proveHeld(table, row, row.key());
        }
        refuseGone(own.gone(table, row), row);
        met(row, there, execute("DELETE FROM " + table.name() + table.where(row.key()), table, bound(row.key())));
        for (long i = 1; i < there; i++) {
            JdbcRowApplier.insert(connection, table, row);
        }
        if (!content) {
            restored.want(table, row, row.key(), null);
        }
    }

    private void restore(Table table, RowChange row) throws SQLException {
        if (row.after().isEmpty()) {
            return;
        }
        if (!row.were().isEmpty() && row.were().size() != row.count()) {
            throw unknown(row);
        }
        if (row.were().isEmpty()) {
            // what the statement found its rows by, it knew
            SortedMap<String, Value> before = new TreeMap<>(row.before());
            before.putAll(row.key());
            restore(table, row, now(row, row.key()), only(before, row), row.count());
            return;
        }
        Map<SortedMap<String, Value>, Long> equal = new LinkedHashMap<>();
        row.were().forEach(were -> equal.merge(were, 1L, Long::sum));
        for (Map.Entry<SortedMap<String, Value>, Long> were : equal.entrySet()) {
            restore(table, row, now(row, name(table, were.getKey())), only(were.getKey(), row), were.getValue());
        }
    }

    /** Brings {@code count} rows, which are known by {@code named} now, back to {@code before}. */
    private void restore(
            Table table, RowChange row, SortedMap<String, Value> named, SortedMap<String, Value> before, long count)
            throws SQLException {
        RowChange back = new RowChange(Operation.UPDATE, row.table(), named, before, NONE, count);
        long there = JdbcRowApplier.count(connection, table, back);
        if (there != count) {
            throw other(row, "there are " + there + " such rows, not " + count);
        }
        restored.proveHeld(table, row, named);
        met(row, count, JdbcRowApplier.update(connection, table, back));
        SortedMap<String, Value> name = new TreeMap<>(named);
        before.forEach((column, value) -> name.computeIfPresent(column, (same, now) -> value));
        restored.want(table, row, name, before);
    }

    private void insert(Table table, RowChange row) throws SQLException {
        List<SortedMap<String, Value>> rows = row.were();
        if (rows.isEmpty() && isWhole(table, row.key())) {
            rows = Collections.nCopies((int) row.count(), row.key());
        }
        if (rows.size() != row.count() || !rows.stream().allMatch(each -> isWhole(table, each))) {
            throw unknown(row);
        }
        for (SortedMap<String, Value> each : rows) {
            SortedMap<String, Value> name = name(table, each);
            RowChange back = new RowChange(Operation.INSERT, row.table(), name, rest(each, name), NONE);
            if (!table.key().isEmpty() && JdbcRowApplier.count(connection, table, back) > 0) {
                throw other(row, "the row is there again");
            }
            JdbcRowApplier.insert(connection, table, back);
            restored.want(table, row, name, each);
        }
    }

    /** Whether these are all columns that an insert may write. */
    private static boolean isWhole(Table table, SortedMap<String, Value> row) {
        return table.columns().entrySet().stream()
                .allMatch(each -> each.getValue().isGenerated() || row.containsKey(each.getKey()));
    }

    /** By what the row is known: its primary key, or all of it. */
    static SortedMap<String, Value> name(Table table, SortedMap<String, Value> row) {
        return table.key().isEmpty() ? row : only(row, Set.copyOf(table.key()));
    }

    private static SortedMap<String, Value> rest(SortedMap<String, Value> row, SortedMap<String, Value> name) {
        SortedMap<String, Value> rest = new TreeMap<>(row);
        rest.keySet().removeAll(name.keySet());
        return rest;
    }

    private static SortedMap<String, Value> only(SortedMap<String, Value> row, Set<String> columns) {
        SortedMap<String, Value> kept = new TreeMap<>(row);
        kept.keySet().retainAll(columns);
        return kept;
    }

    /** What the columns held that the change wrote. */
    private static SortedMap<String, Value> only(SortedMap<String, Value> before, RowChange row) {
        SortedMap<String, Value> kept = only(before, row.after().keySet());
        if (kept.size() < row.after().size()) {
            throw unknown(row);
        }
        return kept;
    }

    /** By what a row is known since the change, of what it was known by before. */
    private static SortedMap<String, Value> now(RowChange row, SortedMap<String, Value> name) {
        SortedMap<String, Value> now = new TreeMap<>(name);
        row.after().forEach((column, value) -> now.computeIfPresent(column, (same, before) -> value));
        return now;
    }

    /** Reads all rows that have a name once more: each must be what it was before the oldest change that was taken back. */
    public void prove() {
        restored.prove();
    }

    /** Table and key of all rows that were touched and have a name. */
    public List<RowChange> touched() {
        return restored.touched();
    }

    private int execute(String sql, Table table, List<SortedMap<String, Value>> parameters) throws SQLException {
        return JdbcRowApplier.execute(connection, table, sql, parameters);
    }

    private static List<SortedMap<String, Value>> bound(SortedMap<String, Value> key) {
        return List.of(Table.nonNull(key));
    }

    private static void met(RowChange row, long wanted, long met) {
        if (met != wanted) {
            throw other(row, "a statement met " + met + " rows, not " + wanted);
        }
    }

    private static RowsRefusedException unknown(RowChange row) {
        return new RowsRefusedException(
                text(row) + " cannot be taken back: nothing says what the row held before", null);
    }

    static RowsRefusedException other(RowChange row, String how) {
        return new RowsRefusedException(
                text(row) + " cannot be taken back, because something else has written since: " + how, null);
    }

    private static String text(RowChange row) {
        return "the " + row.operation() + " of " + row.table() + " [" + row.keyText() + "]";
    }
}
