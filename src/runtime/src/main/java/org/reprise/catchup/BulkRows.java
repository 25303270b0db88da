package org.reprise.catchup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Change;
import org.reprise.proof.Difference;
import org.reprise.proof.RowApplier;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;

/**
 * Writes the rows of many events into this site's database in few statements: merged to what becomes of each row, table by table in
 * the order of foreign keys. What does not merge is written by itself, in its place: statements, rows without a key, keys that change, tables
 * with triggers, deletions that a foreign key carries on, values of unique columns that go from one row to another.
 *
 * <p>Each row is looked at before: it must be there, and hold in the columns that are written what it held at the primary; and behind:
 * it must be what was written. So nothing takes effect here that would come out differently event by event. Tables are asked for what they
 * are once; a trigger that is added while the site runs is seen at the next start. Safe for any thread.
 */
public final class BulkRows {
    /** Null where each event is written by itself. */
    private final @Nullable DataSource source;

    /** By whom rows are written on a connection. */
    interface Writers {
        TableWriter on(Connection connection) throws SQLException;
    }

    private final RowApplier single;
    private final Writers writers;
    private final BooleanSupplier partial;
    private final TableCatalog catalog = new TableCatalog();
    private final Map<String, BulkTable> tables = new ConcurrentHashMap<>();

    /**
     * @param single  writes what does not merge
     * @param partial whether rows of the primary may not be here, because this site does not take the events that made them: then each
     *                event is written by itself
     */
    public BulkRows(DataSource source, RowApplier single, BooleanSupplier partial) {
        this(source, single, partial, BulkRows::writer);
    }

    BulkRows(@Nullable DataSource source, RowApplier single, BooleanSupplier partial, Writers writers) {
        this.source = source;
        this.single = single;
        this.partial = partial;
        this.writers = writers;
    }

    /** Writes each event by itself. */
    public BulkRows(RowApplier single) {
        this(null, single, () -> true, BulkRows::writer);
    }

    /**
     * Rows of consecutive events, in one transaction of the calling thread; to be used by it alone.
     *
     * @param together whether they are written together; else each event by itself
     */
    public Run begin(boolean together) {
        return new Run(together && !partial.getAsBoolean());
    }

    /**
     * Rows of an event that are not here what they were at the primary, which is told by the columns that it writes; none where that
     * cannot be told. Writes nothing.
     */
    public List<Difference> drift(List<Change> rows) {
        return source == null || partial.getAsBoolean() ? List.of() : orForget(() -> differences(rows));
    }

    private List<Difference> differences(List<Change> rows) {
        NetRows known = new NetRows();
        Set<List<Object>> seen = new HashSet<>();
        Set<String> moved = new HashSet<>();
        for (Change change : rows) {
            if (!(change instanceof RowChange row)) {
                // what a statement made of any row is not in the evidence
                break;
            }
            BulkTable table = table(row.table());
            if (!table.names(row)) {
                // another row of the table may have this name from here on
                moved.add(row.table());
            } else if (!moved.contains(row.table()) && seen.add(List.of(row.table(), row.key()))) {
                // the first change of each row: what the others found is not in the database yet
                known.add(table, row, () -> {});
            }
        }
        if (known.isEmpty()) {
            return List.of();
        }
        return on(connection -> {
            BeforeImages images = new BeforeImages(new RowReader(connection, DatabaseMake.of(connection)));
            known.look(images);
            return images.differences();
        });
    }

    /** The rows of consecutive events. */
    public final class Run {
        private final NetRows pending = new NetRows();
        private final boolean together;

        private Run(boolean together) {
            this.together = together;
        }

        /**
         * Takes the rows of one more event, which are written now or by {@link #flush}.
         *
         * @throws DriftException       when rows are not what they were at the primary; the transaction must then roll back
         * @throws RowsRefusedException when rows cannot be written; the transaction must then roll back
         */
        public void add(List<Change> rows) {
            if (together && orForget(() -> pending.add(rows, BulkRows.this::table, this::flush))) {
                return;
            }
            flush();
            if (together) {
                DriftException.refuse(drift(rows));
            }
            single.apply(rows);
        }

        /** The rows of one event, by themselves: they may be there already. */
        public void addSingly(List<Change> rows) {
            flush();
            single.apply(rows);
        }

        /** Writes all that was taken; throws as {@link #add}. */
        public void flush() {
            if (pending.isEmpty()) {
                return;
            }
            orForget(() -> on(connection -> {
                pending.write(writers.on(connection));
                return pending;
            }));
        }
    }

    private static TableWriter writer(Connection connection) throws SQLException {
        DatabaseMake make = DatabaseMake.of(connection);
        return switch (make) {
            case POSTGRESQL -> new PostgresArrays(connection);
            case MARIADB -> new JoinedRows(connection);
            case H2, HSQLDB -> new JdbcBatches(connection, make);
        };
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T on(Work<T> work) {
        try (Connection connection = Objects.requireNonNull(source).getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new RowsRefusedException("The rows of several events cannot be applied: " + e.getMessage(), e);
        }
    }

    /** What is known of the tables is read again once rows were refused: a table may have changed, or be changed so that it takes them. */
    private <T> T orForget(Supplier<T> work) {
        try {
            return work.get();
        } catch (RowsRefusedException e) {
            tables.clear();
            catalog.forget();
            throw e;
        }
    }

    private BulkTable table(String name) {
        BulkTable known = tables.get(name);
        if (known == null) {
            known = on(connection -> BulkTable.read(connection, catalog.table(connection, name)));
            tables.put(name, known);
        }
        return known;
    }
}
