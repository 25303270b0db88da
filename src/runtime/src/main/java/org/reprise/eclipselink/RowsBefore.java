package org.reprise.eclipselink;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.DirectToFieldChangeRecord;
import org.eclipse.persistence.internal.sessions.ObjectChangeSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.AheadAccessor;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShape.Place;

/**
 * Reads the rows that a statement of EclipseLink is about to change, where memory may not know what they hold: it deletes them, or gives
 * them more than plain values of an object, or the database has a say in them. By the condition of the statement itself, in its
 * transaction; where statements are batched, those before it are executed first. An update of plain values costs nothing. Safe for threads.
 */
final class RowsBefore {
    /** Where a unit of work keeps them until the statement was executed. */
    private static final String READ = "org.reprise.before";

    private final KnownTables<HeldTable> tables;

    RowsBefore(Clock clock) {
        this.tables = new KnownTables<>(clock);
    }

    /** The rows that a call is about to change. */
    private record Read(DatabaseCall call, List<SortedMap<String, Value>> rows) {}

    /** A statement is about to be executed. */
    void before(DatabaseCall call, StatementShape shape) {
        DatabaseQuery query = call.getQuery();
        if (!(query.getSession() instanceof UnitOfWorkImpl work)
                || shape.operation() == Operation.INSERT
                || shape.parameters() != call.getParameters().size()) {
            return;
        }
        HeldTable table = tables.get(shape.table());
        if (table == null) {
            table = HeldRows.use(
                    QueryConnection.of(query), shape.table(), connection -> HeldTable.of(connection, shape));
            tables.put(shape.table(), table);
        }
        if (isKnown(query, shape, table)) {
            return;
        }
        if (query.getExecutionSession().getPlatform().usesBatchWriting()) {
            AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
        }
        work.setProperty(READ, new Read(call, rows(call, shape, table)));
    }

    private static boolean isKnown(DatabaseQuery query, StatementShape shape, HeldTable table) {
        if (CollectionRows.concerns(query)) {
            Set<String> named = new TreeSet<>();
            shape.where().forEach(place -> named.add(place.column()));
            boolean whole = named.containsAll(table.columns().keySet());
            boolean moved = shape.set().stream().allMatch(place -> named.contains(place.column()));
            return shape.operation() == Operation.DELETE
                    ? whole
                    : moved && !table.triggers().mayChangeRow();
        }
        return shape.operation() == Operation.UPDATE
                && !table.triggers().mayChangeRow()
                && table.triggers().renewed().isEmpty()
                && isPlain(((ObjectLevelModifyQuery) query).getObjectChangeSet());
    }

    /** Whether all that changed are basic attributes, of which EclipseLink keeps the old values. */
    private static boolean isPlain(@Nullable ObjectChangeSet changes) {
        return changes != null
                && changes.getChanges().stream()
                        .allMatch(
                                each -> each instanceof DirectToFieldChangeRecord direct && !ObjectRows.isBack(direct));
    }

    private static List<SortedMap<String, Value>> rows(DatabaseCall call, StatementShape shape, HeldTable table) {
        AbstractSession session = call.getQuery().getExecutionSession();
        String sql = call.getSQLString();
        int condition = sql.indexOf(" WHERE ");
        List<String> names = List.copyOf(new TreeSet<>(table.columns().keySet()));
        String select = names.stream().map(name -> table.column(name).name()).collect(Collectors.joining(", "))
                + " FROM " + shape.reference() + (condition < 0 ? "" : sql.substring(condition));
        int set = (int) shape.set().stream()
                .filter(place -> place.parameter() != Place.NOWHERE)
                .count();
        List<?> parameters = call.getParameters();
        return HeldRows.use(QueryConnection.of(call.getQuery()), shape.table(), connection -> {
            List<SortedMap<String, Value>> rows = new ArrayList<>();
            try (PreparedStatement reading = connection.prepareStatement("SELECT " + select)) {
                for (int i = set; i < parameters.size(); i++) {
                    session.getPlatform()
                            .setParameterValueInDatabaseCall(parameters.get(i), reading, i - set + 1, session);
                }
                try (ResultSet found = reading.executeQuery()) {
                    while (found.next()) {
                        SortedMap<String, Value> row = new TreeMap<>();
                        int place = 1;
                        for (String name : names) {
                            row.put(name, table.column(name).held(found, place++, null));
                        }
                        rows.add(row);
                    }
                }
            }
            return rows;
        });
    }

    /** The rows that this call has changed, as they were; none where they were not read. */
    List<SortedMap<String, Value>> of(DatabaseCall call) {
        if (call.getQuery() != null
                && call.getQuery().getSession() instanceof UnitOfWorkImpl work
                && work.getProperty(READ) instanceof Read read
                && read.call() == call) {
            work.removeProperty(READ);
            return read.rows();
        }
        return List.of();
    }
}
