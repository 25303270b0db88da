package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.RowChange;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;

/**
 * Reads what only the database knows of a row that was just written, in the same transaction: columns that no insert writes, which
 * have defaults or are generated, those that make of a value what cannot be foreseen, and all mapped columns where a trigger may change
 * the row. Other rows are not read. Safe for threads.
 */
final class HeldRows {
    private final KnownTables<HeldTable> tables;

    HeldRows(Clock clock) {
        this.tables = new KnownTables<>(clock);
    }

    /** The change with what the row holds now; where statements are collected in a batch, when that has been written. */
    Supplier<RowChange> now(DatabaseQuery query, StatementRow row, MappedTable mapped, RowChange change) {
        Supplier<RowChange> held = later(query, row, mapped, () -> change);
        if (query.getExecutionSession().getPlatform().usesBatchWriting()) {
            return held;
        }
        RowChange now = held.get();
        return () -> now;
    }

    /** The same of a change that is complete only when its statement has ended. */
    Supplier<RowChange> later(DatabaseQuery query, StatementRow row, MappedTable mapped, Supplier<RowChange> change) {
        HeldTable table = table(query, row.shape());
        Set<String> wanted = new HashSet<>(row.shape().returned());
        wanted.retainAll(mapped.columns());
        wanted.addAll(table.wanted(mapped));
        QueryConnection transaction = QueryConnection.of(query);
        return wanted.isEmpty() && row.values().unforeseen().isEmpty()
                ? change
                : () -> read(transaction, table, wanted, row.values(), change.get());
    }

    /** The change of an updated row with what the row holds in the columns that were not written, in place of what memory has of them. */
    Supplier<RowChange> rest(DatabaseQuery query, StatementRow row, MappedTable mapped, Supplier<RowChange> change) {
        HeldTable table = table(query, row.shape());
        QueryConnection transaction = QueryConnection.of(query);
        Supplier<RowChange> whole = () -> rest(transaction, table, mapped, change.get());
        if (query.getExecutionSession().getPlatform().usesBatchWriting()) {
            return whole;
        }
        RowChange now = whole.get();
        return () -> now;
    }

    private static RowChange rest(QueryConnection transaction, HeldTable table, MappedTable mapped, RowChange change) {
        SortedSet<String> columns = new TreeSet<>(mapped.columns());
        columns.removeAll(change.after().keySet());
        columns.retainAll(table.columns().keySet());
        if (columns.isEmpty()) {
            return change;
        }
        SortedMap<String, Value> before = new TreeMap<>(change.before());
        before.putAll(use(
                transaction,
                change.table(),
                connection -> read(connection, table, columns, change, change.before()::get)));
        return new RowChange(
                change.operation(),
                change.table(),
                change.key(),
                change.after(),
                before,
                change.count(),
                change.were());
    }

    private HeldTable table(DatabaseQuery query, StatementShape statement) {
        HeldTable known = tables.get(statement.table());
        if (known == null) {
            known = use(
                    QueryConnection.of(query), statement.table(), connection -> HeldTable.of(connection, statement));
            tables.put(statement.table(), known);
        }
        return known;
    }

    private static RowChange read(
            QueryConnection transaction, HeldTable table, Set<String> wanted, ColumnValues values, RowChange change) {
        SortedSet<String> columns = new TreeSet<>(values.unforeseen());
        columns.retainAll(change.after().keySet());
        columns.addAll(wanted);
        columns.removeIf(column -> !table.columns().containsKey(column)
                || (table.column(column).isLarge() && !change.after().containsKey(column)));
        if (columns.isEmpty()) {
            return change;
        }
        SortedMap<String, Value> held = use(
                transaction,
                change.table(),
                connection -> read(connection, table, columns, change, name -> values.expected(name, change.after())));
        held.forEach(values::read);
        SortedMap<String, Value> after = new TreeMap<>(change.after());
        after.putAll(held);
        return new RowChange(
                change.operation(),
                change.table(),
                change.key(),
                after,
                StatementRow.without(change.before(), held.keySet()),
                change.count());
    }

    /**
     * Nothing where the row is gone by now.
     *
     * @param expected what a column is expected to hold; null where nothing is
     */
    private static SortedMap<String, Value> read(
            Connection connection,
            HeldTable table,
            SortedSet<String> columns,
            RowChange change,
            Function<String, @Nullable Value> expected)
            throws SQLException {
        String select = columns.stream()
                .map(column -> table.column(column).name())
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.reference()));
        String where = change.key().keySet().stream()
                .map(column -> table.column(column).name() + " = ?")
                .collect(Collectors.joining(" AND ", " WHERE ", ""));
        SortedMap<String, Value> held = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(select + where)) {
            int place = 1;
            for (Map.Entry<String, Value> key : change.key().entrySet()) {
                table.column(key.getKey()).bind(statement, place++, key.getValue());
            }
            try (ResultSet row = statement.executeQuery()) {
                place = 1;
                if (row.next()) {
                    for (String name : columns) {
                        held.put(name, table.column(name).held(row, place++, expected.apply(name)));
                    }
                }
            }
        }
        return held;
    }

    /** Reads {@code table} in the transaction. */
    static <T> T use(QueryConnection transaction, String table, QueryConnection.Use<T> use) {
        try {
            return transaction.use(use);
        } catch (SQLException e) {
            throw new RepriseException(
                    "REPR0802: The columns of " + table
                            + " cannot be read, so its writes cannot be proved. Let the user of the data source read that table.",
                    e);
        }
    }
}
