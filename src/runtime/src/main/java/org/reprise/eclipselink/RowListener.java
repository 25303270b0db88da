package org.reprise.eclipselink;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ObjectLevelModifyQuery;
import org.eclipse.persistence.queries.StoredProcedureCall;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.AheadAccessor;
import org.reprise.api.RepriseException;
import org.reprise.eclipselink.WrittenRows.Watch;
import org.reprise.proof.Change;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShapes;
import org.reprise.unseen.LookedAt;

/**
 * Tells the observer of {@link WrittenRows} of all that one persistence unit writes. EclipseLink tells its listeners of each SQL
 * call, in the thread that makes it; in batch writing, when the call joins the batch.
 *
 * <p>Seen are the rows of entities and collections, and bulk and native statements. Not seen are writes that do not pass
 * EclipseLink: JDBC, triggers, what a procedure does, and ON DELETE CASCADE. Other databases than the site's are left alone.
 * Why here: docs/decisions/0014-rows-are-seen-in-eclipselink.md.
 */
final class RowListener extends SessionEventAdapter {
    private final StatementShapes shapes = new StatementShapes();
    private final ColumnLimits limits;
    private final ObjectRows objectRows;
    private final CollectionRows collectionRows;
    private final RowsBefore rowsBefore;
    private final ApplicationStatements statements;
    private volatile @Nullable Unit unit;

    RowListener(Clock clock) {
        this.limits = new ColumnLimits(clock);
        this.objectRows = new ObjectRows(clock);
        this.collectionRows = new CollectionRows(clock);
        this.rowsBefore = new RowsBefore(clock);
        this.statements = new ApplicationStatements(clock);
    }

    /**
     * What is known of this unit.
     *
     * @param own   whether it writes to the database that is watched
     * @param apart its name, where it has transactions of its own; empty where it takes part in the container's
     */
    private record Unit(Watch watch, boolean own, String apart) {}

    @Override
    public void preExecuteCall(SessionEvent event) {
        Watch watch = WrittenRows.watch();
        if (watch == null || !(event.getCall() instanceof DatabaseCall call)) {
            return;
        }
        boolean ofApplication = ApplicationStatements.concerns(call.getQuery());
        boolean writes = writes(call);
        if ((ofApplication || writes) && isOwn(watch, call.getQuery())) {
            if (ofApplication) {
                if (writes) {
                    settle(watch, call.getQuery());
                }
                statements.before(watch.observer(), call);
            }
            if (writes) {
                writing(watch, call.getQuery());
            }
            if (writes && !ofApplication && watch.observer().takesBefore() && !(call instanceof StoredProcedureCall)) {
                shapes.of(call.getSQLString()).ifPresent(shape -> rowsBefore.before(call, shape));
            }
            if (writes && !ofApplication && CollectionRows.concerns(call.getQuery())) {
                shapes.of(call.getSQLString())
                        .ifPresent(shape -> collectionRows.before(
                                call, shape, limits.values(shape, call.getQuery(), watch.lossy())));
                statements.beforeSeveral(call);
            }
        }
    }

    /** What waits in a batch would be read with what the statement makes of it. */
    private static void settle(Watch watch, DatabaseQuery query) {
        if (query.getExecutionSession().getPlatform().usesBatchWriting()) {
            AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
        }
        watch.observer().settle();
    }

    private void writing(Watch watch, DatabaseQuery query) {
        String apart = unit(watch, query).apart();
        if (!apart.isEmpty()) {
            watch.observer().writingApart(apart);
        }
        watch.observer().writing();
    }

    @Override
    public void postExecuteCall(SessionEvent event) {
        Watch watch = WrittenRows.watch();
        if (watch != null && event.getCall() instanceof DatabaseCall call) {
            try {
                executed(watch, call, event);
            } finally {
                collectionRows.forget();
            }
        }
    }

    private void executed(Watch watch, DatabaseCall call, SessionEvent event) {
        DatabaseQuery query = call.getQuery();
        long rows = CollectionRows.met(call, rows(event));
        meet(watch, call, rows(event));
        if (ApplicationStatements.mayBeTold(query) && told(watch, call, event)) {
            return;
        }
        boolean written =
                query != null && query.isModifyQuery() && (rows > 0 || OpaqueStatements.isRoutine(call.getSQLString()));
        if (!(written || call instanceof StoredProcedureCall) || !isOwn(watch, query)) {
            return;
        }
        if (call instanceof StoredProcedureCall procedure) {
            tell(watch, OpaqueStatements.procedure(procedure));
        } else if (OpaqueStatements.isOpaque(query)) {
            OpaqueStatements.executing(call);
        } else {
            collectionRows.updated(call).ifPresentOrElse(changed -> tell(watch, call, changed), () -> watch.observer()
                    .wrote(were(call, change(watch, query, call, rows))));
        }
    }

    @Override
    public void postExecuteQuery(SessionEvent event) {
        Watch watch = WrittenRows.watch();
        DatabaseQuery query = event.getQuery();
        if (watch != null && OpaqueStatements.isOpaque(query) && event.getSession() instanceof UnitOfWorkImpl work) {
            OpaqueStatements.executed(work, query, rows(event)).ifPresent(statement -> tell(watch, statement));
        }
    }

    private static boolean writes(DatabaseCall call) {
        DatabaseQuery query = call.getQuery();
        return query != null && (query.isModifyQuery() || call instanceof StoredProcedureCall);
    }

    /** A sequence may be a table of its own, in which a row is written now and then. */
    private void meet(Watch watch, DatabaseCall call, long rows) {
        DatabaseQuery query = call.getQuery();
        boolean counts = query != null && (query.isModifyQuery() || query.isValueReadQuery());
        if (!counts || rows == 0 || call instanceof StoredProcedureCall || !isOwn(watch, query)) {
            return;
        }
        if (query.isModifyQuery()) {
            String sql = call.getSQLString();
            watch.observer()
                    .met(
                            shapes.of(sql)
                                    .map(StatementShape::table)
                                    .or(() -> statements.table(sql))
                                    .orElse(""),
                            isCounted(query) ? rows : LookedAt.MANY);
        } else {
            watch.observer().met(LookedAt.SEQUENCE, 1);
        }
    }

    /** Of a statement that joins a batch nobody says how many rows it meets; of rows without a key it may be several. */
    private static boolean isCounted(DatabaseQuery query) {
        return !query.getExecutionSession().getPlatform().usesBatchWriting()
                || query.isObjectLevelModifyQuery()
                || OpaqueStatements.isOpaque(query);
    }

    /** Whether it was told by its rows. */
    private boolean told(Watch watch, DatabaseCall call, SessionEvent event) {
        if (event.getResult() == null) {
            statements.failed(call);
            return false;
        }
        return statements.after(watch.observer(), call, rows(event));
    }

    /** How many rows it met. EclipseLink tells of a call that failed too, without a result. */
    private static long rows(SessionEvent event) {
        Object result = event.getResult();
        if (result instanceof Number count) {
            return count.longValue();
        }
        return result == null ? 0 : 1;
    }

    private static void tell(Watch watch, Change change) {
        watch.observer().wrote(() -> change);
    }

    private void tell(Watch watch, DatabaseCall call, List<RowChange> elements) {
        List<SortedMap<String, Value>> rows = rowsBefore.of(call);
        elements.forEach(each -> tell(watch, ChangedElements.of(each, rows)));
    }

    private Supplier<? extends Change> change(Watch watch, DatabaseQuery query, DatabaseCall call, long rows) {
        Optional<StatementShape> shape = shapes.of(call.getSQLString());
        if (shape.isEmpty() || shape.get().parameters() != call.getParameters().size()) {
            OpaqueStatement statement = OpaqueStatements.sql(call, rows);
            return () -> statement;
        }
        StatementShape statement = shape.get();
        ColumnValues values = limits.values(statement, query, watch.lossy());
        StatementRow row = new StatementRow(statement, call.getParameters(), values);
        if (query instanceof ObjectLevelModifyQuery object
                && !object.getDescriptor().isDescriptorTypeAggregate()) {
            Supplier<RowChange> change =
                    objectRows.change(object, row, watch.observer().takesRest());
            return told(values, rows == 1 ? change : () -> change.get().met(rows));
        }
        if (statement.operation() == Operation.UPDATE) {
            return told(values, objectRows.referred(query, row, rows));
        }
        RowChange change = collectionRows.after(call, row).met(rows);
        return told(values, () -> change);
    }

    /** With what its rows held before, where that was read. */
    private Supplier<? extends Change> were(DatabaseCall call, Supplier<? extends Change> change) {
        List<SortedMap<String, Value>> rows = rowsBefore.of(call);
        return rows.isEmpty()
                ? change
                : () -> {
                    Change told = change.get();
                    return told instanceof RowChange row ? row.of(rows) : told;
                };
    }

    private static Supplier<RowChange> told(ColumnValues values, Supplier<RowChange> change) {
        return () -> {
            RowChange row = change.get();
            values.tell(row);
            return row;
        };
    }

    private boolean isOwn(Watch watch, DatabaseQuery query) {
        return unit(watch, query).own();
    }

    private Unit unit(Watch watch, DatabaseQuery query) {
        Unit known = unit;
        if (known == null || known.watch() != watch) {
            AbstractSession session = query.getSession().getRootSession(query);
            String apart = session.hasExternalTransactionController() ? "" : OpenUnit.name(session);
            known = new Unit(watch, watch.own().test(address(query)), apart);
            unit = known;
        }
        return known;
    }

    private static DatabaseAddress address(DatabaseQuery query) {
        try {
            return QueryConnection.use(query, DatabaseAddress::of);
        } catch (SQLException e) {
            throw new RepriseException("REPR0804: The address of the database that is written to cannot be told", e);
        }
    }
}
