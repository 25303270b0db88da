package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.TableCatalog.Table;

/** {@link RowApplier} by plain JDBC on the site's data source, whose names and types may differ from the primary's. */
public final class JdbcRowApplier implements RowApplier {
    private static final Logger LOG = Logger.getLogger(JdbcRowApplier.class.getName());

    private final DataSource source;
    private final TableCatalog tables = new TableCatalog();
    private final Consumer<OpaqueStatement> statements;
    private final BooleanSupplier partial;

    /**
     * Of a site that takes every event.
     *
     * @param statements executes an opaque statement again, in the calling thread's transaction
     */
    public JdbcRowApplier(DataSource source, Consumer<OpaqueStatement> statements) {
        this(source, statements, () -> false);
    }

    /** @param partial whether rows of the primary may not be here, because this site does not take the events that made them */
    public JdbcRowApplier(DataSource source, Consumer<OpaqueStatement> statements, BooleanSupplier partial) {
        this.source = source;
        this.statements = statements;
        this.partial = partial;
    }

    @Override
    public void apply(List<Change> changes) {
        List<Change> here = new ArrayList<>();
        try (Connection connection = source.getConnection()) {
            for (Change change : changes) {
                if (change instanceof RowChange row && isNeverHere(connection, row)) {
                    LOG.fine(() -> row.place() + " [" + row.keyText()
                            + "] is not here: no event that this site takes has made it");
                    continue;
                }
                here.add(change);
                if (change instanceof RowChange row) {
                    apply(connection, row);
                } else if (change instanceof OpaqueStatement statement) {
                    statements.accept(statement);
                }
            }
            new ReadBack(connection, tables).prove(here);
        } catch (RowsRefusedException e) {
            // who makes the table take them retries
            tables.forget();
            throw e;
        } catch (SQLException e) {
            tables.forget();
            throw new RowsRefusedException("The rows cannot be applied: " + e.getMessage(), e);
        }
    }

    /**
     * Brings a table without a key, which may hold equal rows, to this many of one row, in the calling thread's transaction.
     *
     * @param row    of which the key is all that it has
     * @param found  how many there are
     * @param wanted how many there shall be
     * @throws RowsRefusedException when they cannot be written, or when other than {@code found} rows are there; the transaction
     *                              must then roll back
     */
    public void copies(RowChange row, long found, long wanted) {
        try (Connection connection = source.getConnection()) {
            Table table = tables.table(connection, row.table());
            String delete = "DELETE FROM " + table.name() + table.where(row.key());
            long deleted = found == 0 ? 0 : execute(connection, table, delete, List.of(Table.nonNull(row.key())));
            if (deleted != found) {
                throw new RowsRefusedException(
                        row.table() + " [" + row.keyText() + "] should be there " + found + " times, and " + deleted
                                + " rows are found by that content. Compare again; a column of single precision or a large"
                                + " object may be no way to find a row: then give the table a key",
                        null);
            }
            for (long i = 0; i < wanted; i++) {
                insert(connection, table, row);
            }
        } catch (SQLException e) {
            throw new RowsRefusedException(
                    "The rows of " + row.table() + " [" + row.keyText() + "] are refused: " + e.getMessage(), e);
        }
    }

    /** What an event makes of a row that an event which this site does not take has made is not for this site either. */
    private boolean isNeverHere(Connection connection, RowChange row) throws SQLException {
        return row.operation() != Operation.INSERT
                && partial.getAsBoolean()
                && count(connection, tables.table(connection, row.table()), row) == 0;
    }

    private void apply(Connection connection, RowChange row) throws SQLException {
        Table table = tables.table(connection, row.table());
        try {
            switch (row.operation()) {
                case INSERT -> {
                    if (isContent(table, row) || count(connection, table, row) == 0) {
                        insert(connection, table, row);
                    } else if (!row.after().isEmpty()) {
                        update(connection, table, row);
                    }
                }
                case UPDATE -> {
                    if (!row.after().isEmpty()) {
                        met(row, update(connection, table, row));
                    }
                }
                case DELETE -> {
                    new ReadBack(connection, tables).proveKey(row);
                    String delete = "DELETE FROM " + table.name() + table.where(row.key());
                    met(row, execute(connection, table, delete, List.of(Table.nonNull(row.key()))));
                }
            }
        } catch (SQLException e) {
            throw new RowsRefusedException(
                    row.operation() + " of " + row.table() + " [" + row.keyText() + "] is refused: " + e.getMessage(),
                    e);
        }
    }

    /** Whether the row has no key, so that its content is no identity: an equal one is another row. */
    static boolean isContent(Table table, RowChange row) {
        return row.operation() == Operation.INSERT && row.after().isEmpty() && !table.isKey(row.key());
    }

    /** The statement must meet as many rows as at the primary: what it misses stays as it is, or is not there at all. */
    private static void met(RowChange row, long rows) {
        if (rows != row.count()) {
            throw new RowsRefusedException(
                    row.operation() + " of " + row.table() + " [" + row.keyText() + "] met " + rows + " rows here and "
                            + row.count() + " at the primary. Skip the event, then repair the table after another site;"
                            + " where the row is there, make the column hold what the primary's holds first",
                    null);
        }
    }

    static long count(Connection connection, Table table, RowChange row) throws SQLException {
        String sql = "SELECT COUNT(*) FROM " + table.name() + table.where(row.key());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            table.bind(statement, List.of(Table.nonNull(row.key())));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    static long update(Connection connection, Table table, RowChange row) throws SQLException {
        SortedMap<String, Value> written = table.updatable(row.after());
        if (written.isEmpty()) {
            return count(connection, table, row);
        }
        String set = written.keySet().stream()
                .map(column -> table.column(column).name() + " = ?")
                .collect(Collectors.joining(", "));
        int changed = execute(
                connection,
                table,
                "UPDATE " + table.name() + " SET " + set + table.where(row.key()),
                List.of(written, Table.nonNull(row.key())));
        // some drivers do not count a row that was so before
        return changed == row.count()
                        || !Collections.disjoint(written.keySet(), row.key().keySet())
                ? changed
                : count(connection, table, row);
    }

    static void insert(Connection connection, Table table, RowChange row) throws SQLException {
        SortedMap<String, Value> all = table.insertable(row.after());
        all.putAll(table.insertable(row.key()));
        if (table.isZeroed(all)) {
            try (StoredZero stored = new StoredZero(connection)) {
                execute(connection, table, table.insert(all.keySet()), List.of(all));
            }
        } else {
            execute(connection, table, table.insert(all.keySet()), List.of(all));
        }
    }

    static int execute(Connection connection, Table table, String sql, List<SortedMap<String, Value>> parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            table.bind(statement, parameters);
            return statement.executeUpdate();
        }
    }
}
