package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.AheadAccessor;
import org.reprise.api.CaptureException;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShape.Place;

/**
 * Counts the rows that a statement of a collection meets where it joins a batch, of which nobody says so afterwards; and reads what the
 * database makes of a row that is inserted into a collection, where it has a say in it: a trigger comes before the row, or
 * a mapped column is left to it. Such a row has no key by which to find it, so the rows of its owner are read before and after: the new
 * one is that which was not there. Other tables are not read. Safe for threads.
 */
final class CollectionRows {
    /** Where a unit of work keeps how many rows a statement of a batch meets. */
    private static final String MET = "org.reprise.met";

    private final KnownTables<Optional<Known>> tables;

    /** The rows that were there: of references, EclipseLink does not say which unit of work inserts them. */
    private final ThreadLocal<@Nullable Before> read = new ThreadLocal<>();

    /** A table in whose rows the database has a say. */
    private record Known(HeldTable table, CollectionTable collection) {}

    /** How many rows a call that joins a batch is about to meet. */
    private record Met(DatabaseCall call, long rows) {}

    /** The rows that were there before a call, of an owner and with the columns that {@code row} says. */
    private record Before(DatabaseCall call, Known known, StatementRow row, List<SortedMap<String, Value>> rows) {}

    CollectionRows(Clock clock) {
        this.tables = new KnownTables<>(clock);
    }

    /** Whether a query may write a row of a collection. */
    static boolean concerns(DatabaseQuery query) {
        return !(query instanceof ObjectLevelModifyQuery object)
                || object.getDescriptor().isDescriptorTypeAggregate();
    }

    /** A statement is about to be executed. */
    void before(DatabaseCall call, StatementShape shape, ColumnValues values) {
        DatabaseQuery query = call.getQuery();
        AbstractSession session = query.getSession();
        boolean batches = query.getExecutionSession().getPlatform().usesBatchWriting();
        if (session instanceof UnitOfWorkImpl work && shape.operation() != Operation.INSERT && batches) {
            AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
            work.setProperty(MET, new Met(call, count(call, shape)));
        }
        boolean inTransaction = session.isUnitOfWork() || session.isClientSession();
        if (inTransaction && shape.operation() != Operation.DELETE) {
            known(query, shape).ifPresent(known -> {
                AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
                StatementRow row = new StatementRow(shape, call.getParameters(), values);
                read.set(new Before(call, known, row, rows(known, query, row)));
            });
        }
    }

    /** The statement was executed, or failed. */
    void forget() {
        read.remove();
    }

    /**
     * How many rows a call met.
     *
     * @param told what EclipseLink says, which is one for each call that joins a batch
     */
    static long met(DatabaseCall call, long told) {
        if (call.getQuery() != null
                && call.getQuery().getSession() instanceof UnitOfWorkImpl work
                && work.getProperty(MET) instanceof Met met
                && met.call() == call) {
            work.removeProperty(MET);
            return told == 0 ? 0 : met.rows();
        }
        return told;
    }

    /** By the condition of the statement itself. */
    private static long count(DatabaseCall call, StatementShape shape) {
        DatabaseQuery query = call.getQuery();
        AbstractSession session = query.getExecutionSession();
        String sql = call.getSQLString();
        int condition = sql.indexOf(" WHERE ");
        String select = "SELECT COUNT(*) FROM " + shape.reference() + (condition < 0 ? "" : sql.substring(condition));
        List<?> parameters = call.getParameters();
        int set = (int) shape.set().stream()
                .filter(place -> place.parameter() != Place.NOWHERE)
                .count();
        return HeldRows.use(QueryConnection.of(query), shape.table(), connection -> {
            try (PreparedStatement counting = connection.prepareStatement(select)) {
                for (int i = set; i < parameters.size(); i++) {
                    session.getPlatform()
                            .setParameterValueInDatabaseCall(parameters.get(i), counting, i - set + 1, session);
                }
                try (ResultSet rows = counting.executeQuery()) {
                    rows.next();
                    return rows.getLong(1);
                }
            }
        });
    }

    /**
     * The statement was executed, or joined a batch: the change with what the row holds now.
     *
     * @throws CaptureException when another transaction came between
     */
    RowChange after(DatabaseCall call, StatementRow row) {
        Optional<Before> before = before(call, Operation.INSERT);
        if (before.isEmpty()) {
            return row.alone();
        }
        List<SortedMap<String, Value>> now = now(before.get());
        before.get().rows().forEach(now::remove);
        if (now.size() != 1) {
            throw new CaptureException("REPR0807: One row was inserted into " + row.table() + ", and " + now.size()
                    + " of the same owner are new: another transaction came between, or a trigger adds rows or keeps"
                    + " them away. This one is rolled back; repeat it");
        }
        SortedMap<String, Value> held = now.get(0);
        held.replaceAll((column, value) -> {
            Value written = row.set().get(column);
            return written != null && value.isSame(written) ? written : value;
        });
        SortedMap<String, Value> none = new TreeMap<>();
        return new RowChange(Operation.INSERT, row.table(), held, none, none);
    }

    /**
     * Rows were updated, such as by a new order: those of their owner that are other now go and come, with the database's say in
     * them. Empty where it has none.
     */
    Optional<List<RowChange>> updated(DatabaseCall call) {
        return before(call, Operation.UPDATE)
                .map(before -> ChangedElements.between(before.row().table(), before.rows(), now(before)));
    }

    private Optional<Before> before(DatabaseCall call, Operation operation) {
        Before before = read.get();
        return before != null && before.call() == call && before.row().operation() == operation
                ? Optional.of(before)
                : Optional.empty();
    }

    private static List<SortedMap<String, Value>> now(Before before) {
        DatabaseQuery query = before.call().getQuery();
        AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
        return rows(before.known(), query, before.row());
    }

    private Optional<Known> known(DatabaseQuery query, StatementShape shape) {
        Optional<Known> known = tables.get(shape.table());
        if (known == null) {
            known = CollectionTable.of(
                            shape.table(), query.getSession().getDescriptors().values())
                    .map(collection -> new Known(
                            HeldRows.use(
                                    QueryConnection.of(query),
                                    shape.table(),
                                    connection -> HeldTable.of(connection, shape)),
                            collection))
                    .filter(each -> each.table().triggers().mayChangeRow()
                            || !each.collection().given().isEmpty());
            tables.put(shape.table(), known);
        }
        return known;
    }

    /** All of the row's owner. */
    private static List<SortedMap<String, Value>> rows(Known known, DatabaseQuery query, StatementRow row) {
        SortedMap<String, Value> named = row.operation() == Operation.INSERT ? row.set() : row.where();
        SortedMap<String, Value> owner =
                StatementRow.only(named, known.collection().owner());
        Set<String> columns = new TreeSet<>(row.set().keySet());
        columns.addAll(row.where().keySet());
        if (row.operation() == Operation.UPDATE) {
            columns.addAll(known.collection().columns());
        }
        columns.addAll(known.collection().given());
        columns.retainAll(known.table().columns().keySet());
        return HeldRows.use(
                QueryConnection.of(query), row.table(), connection -> read(connection, known.table(), columns, owner));
    }

    private static List<SortedMap<String, Value>> read(
            Connection connection, HeldTable table, Set<String> columns, SortedMap<String, Value> owner)
            throws SQLException {
        String sql = columns.stream()
                        .map(column -> table.column(column).name())
                        .collect(Collectors.joining(", ", "SELECT ", " FROM " + table.reference()))
                + owner.keySet().stream()
                        .map(column -> table.column(column).name() + " = ?")
                        .collect(Collectors.joining(" AND ", owner.isEmpty() ? "" : " WHERE ", ""));
        List<SortedMap<String, Value>> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            int place = 1;
            for (Map.Entry<String, Value> each : owner.entrySet()) {
                table.column(each.getKey()).bind(select, place++, each.getValue());
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    SortedMap<String, Value> values = new TreeMap<>();
                    int at = 1;
                    for (String column : columns) {
                        values.put(column, table.column(column).held(rows, at++, null));
                    }
                    found.add(values);
                }
            }
        }
        return found;
    }
}
