package org.reprise.ahead;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.internal.databaseaccess.BatchWritingMechanism;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.logging.SessionLog;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.RowChange.Operation;
import org.reprise.statement.StatementShape;

/**
 * Inserts and updates of single objects that wait, over several flushes, and are executed together: those of one statement as one batch,
 * the statements in EclipseLink's own order of tables, in which referred rows come first. Two different statements of one row keep their order, and
 * whatever else is executed comes behind all that waits. Where another order matters, as to a constraint that no mapping knows of, the database
 * refuses one of them, or a row is missing: then all of it fails, and is to be done again event by event. For one thread.
 */
@SuppressWarnings("serial")
final class LaterWrites extends BatchWritingMechanism {
    /** So that what waits takes bounded memory. */
    private static final int MOST = 2_000;

    private final transient AheadAccessor accessor;
    private final transient Map<String, Group> groups = new LinkedHashMap<>();
    private final transient Map<Row, String> rows = new HashMap<>();
    private int size;

    /** Executions of one statement. */
    private record Group(String sql, String table, int order, List<List<?>> executions) {}

    private record Row(String table, Object key) {}

    /** A statement that may wait. */
    private record Write(Row row, int order) {}

    LaterWrites(AheadAccessor accessor) {
        this.accessor = accessor;
        this.databaseAccessor = accessor;
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    @Override
    public void appendCall(AbstractSession session, DatabaseCall call) {
        Optional<Write> write = write(call);
        if (write.isEmpty()) {
            executeBatchedStatements(session);
            accessor.plain(session).appendCall(session, call);
            return;
        }
        accessor.plain(session).executeBatchedStatements(session);
        String sql = call.getSQLString();
        Row row = write.get().row();
        String before = rows.get(row);
        if (size >= MOST || before != null && !before.equals(sql)) {
            execute(session);
        }
        rows.put(row, sql);
        groups.computeIfAbsent(
                        sql, each -> new Group(sql, row.table(), write.get().order(), new ArrayList<>()))
                .executions()
                .add(call.getParameters());
        size++;
    }

    /** Empty for what is not to wait. */
    private Optional<Write> write(DatabaseCall call) {
        if (!call.hasParameters()
                || call.hasOptimisticLock()
                || call.getQueryTimeout() > 0
                || !(call.getQuery() instanceof ObjectLevelModifyQuery query)
                || query.isDeleteObjectQuery()
                || query.forceBatchStatementExecution()
                || !(query.getSession() instanceof UnitOfWorkImpl unit)) {
            return Optional.empty();
        }
        @Nullable Object object = query.getObject();
        var descriptor = object == null ? null : unit.getDescriptor(object);
        if (descriptor == null || descriptor.isDescriptorTypeAggregate()) {
            return Optional.empty();
        }
        int order = unit.getCommitManager().getCommitOrder().indexOf(descriptor.getJavaClass());
        @Nullable Object key = descriptor.getObjectBuilder().extractPrimaryKeyFromObject(object, unit);
        return key == null || order < 0
                ? Optional.empty()
                : accessor.shapes()
                        .of(call.getSQLString())
                        .filter(shape -> isPlain(shape, call))
                        .map(shape -> new Write(new Row(shape.table(), key), order));
    }

    private static boolean isPlain(StatementShape shape, DatabaseCall call) {
        return shape.operation() != Operation.DELETE
                && shape.returned().isEmpty()
                && shape.parameters() == call.getParameters().size();
    }

    @Override
    public void clear() {
        groups.clear();
        rows.clear();
        size = 0;
    }

    /** Of this transaction, whoever asks. */
    @Override
    public void executeBatchedStatements(AbstractSession session) {
        execute(session);
        accessor.plain(session).executeBatchedStatements(session);
    }

    private void execute(AbstractSession session) {
        if (groups.isEmpty()) {
            return;
        }
        List<Group> waiting = new ArrayList<>(groups.values());
        clear();
        waiting.sort(Comparator.comparingInt(Group::order));
        waiting.forEach(each -> execute(each, session));
    }

    private void execute(Group group, AbstractSession session) {
        if (session.shouldLog(SessionLog.FINE, SessionLog.SQL)) {
            session.log(
                    SessionLog.FINE,
                    SessionLog.SQL,
                    group.executions().size() + " times: " + group.sql(),
                    (Object[]) null,
                    accessor,
                    false);
        }
        accessor.incrementCallCount(session);
        try (PreparedStatement statement = accessor.getConnection().prepareStatement(group.sql())) {
            for (List<?> parameters : group.executions()) {
                for (int i = 0; i < parameters.size(); i++) {
                    accessor.getPlatform()
                            .setParameterValueInDatabaseCall(parameters.get(i), statement, i + 1, session);
                }
                statement.addBatch();
            }
            for (int met : statement.executeBatch()) {
                if (met == 0) {
                    throw new IllegalStateException("A row of " + group.table()
                            + " that was to be written is not there, or not as it was when it was read");
                }
            }
        } catch (SQLException e) {
            throw DatabaseException.sqlException(e, accessor, session, false);
        } finally {
            accessor.decrementCallCount();
        }
    }
}
