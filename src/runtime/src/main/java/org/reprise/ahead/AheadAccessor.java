package org.reprise.ahead;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.persistence.exceptions.DatabaseException;
import org.eclipse.persistence.internal.databaseaccess.Accessor;
import org.eclipse.persistence.internal.databaseaccess.BatchWritingMechanism;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.Call;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.server.ClientSession;
import org.jspecify.annotations.Nullable;
import org.reprise.event.ExpectedCall;
import org.reprise.statement.StatementShape;
import org.reprise.statement.StatementShapes;

/**
 * In the place of a unit of work's own way to the database, for the rest of a transaction: what {@link #flush} writes waits until
 * something else is executed, or {@link #execute} is called; and rows that calls are expected to ask for are read ahead. All else goes to the
 * database as ever, behind what waits. For the one thread of the transaction.
 */
@SuppressWarnings("serial")
public final class AheadAccessor extends DatabaseAccessor {
    private final transient Map.Entry<String, Accessor> place;
    private final transient Accessor own;
    private final transient AbstractSession session;
    private final transient StatementShapes shapes;
    private final transient LaterWrites later;
    private final transient RowsAhead rows = new RowsAhead();
    private final transient List<Asked> asked = new ArrayList<>();
    private boolean flushing;
    private boolean isAhead;

    /** A row that was asked for by its key, and had not been read. */
    private record Asked(RowForm form, Object key) {}

    private AheadAccessor(
            Map.Entry<String, Accessor> place, DatabaseAccessor own, ClientSession session, StatementShapes shapes) {
        this.place = place;
        this.own = own;
        this.session = session;
        this.shapes = shapes;
        this.later = new LaterWrites(this);
        setLogin(own.getLogin());
        setDatasourcePlatform(own.getDatasourcePlatform());
        setDatasourceConnection(own.getDatasourceConnection());
        setPool(own.getPool());
        setIsConnected(true);
        setIsInTransaction(true);
        currentSession = session;
    }

    /**
     * Puts one in the place of the unit's own. Empty where the unit has no connection in a transaction yet, has several, or
     * its application has another way to write batches.
     */
    public static Optional<AheadAccessor> of(UnitOfWorkImpl unit, StatementShapes shapes) {
        if (!(unit.getParent() instanceof ClientSession session)
                || !session.isInTransaction()
                || session.getWriteConnections().size() != 1) {
            return Optional.empty();
        }
        Map.Entry<String, Accessor> place =
                session.getWriteConnections().entrySet().iterator().next();
        if (place.getValue().getClass() != DatabaseAccessor.class) {
            return Optional.empty();
        }
        DatabaseAccessor own = (DatabaseAccessor) place.getValue();
        if (!own.isInTransaction()
                || own.getDatasourceConnection() == null
                || own.getPlatform().getBatchWritingMechanism() != null) {
            return Optional.empty();
        }
        AheadAccessor ahead = new AheadAccessor(place, own, session, shapes);
        place.setValue(ahead);
        return Optional.of(ahead);
    }

    /** Gives the unit its own back. What still waits is not executed. */
    public void end() {
        if (place.getValue() == this) {
            place.setValue(own);
        }
    }

    /** Reads rows that these calls are expected to ask for. */
    public void expect(List<ExpectedCall> calls, Habits habits) {
        var wanted = habits.wanted(calls, form -> form.unit().equals(session.getName()));
        if (wanted.isEmpty()) {
            return;
        }
        execute();
        incrementCallCount(session);
        try {
            rows.read(this, session, wanted);
        } catch (SQLException e) {
            throw DatabaseException.sqlException(e, this, session, false);
        } finally {
            decrementCallCount();
        }
    }

    /** A call has ended. */
    public void learn(ExpectedCall call, Habits habits) {
        asked.forEach(each -> habits.saw(call.method(), call.arguments(), each.form(), each.key()));
        asked.clear();
    }

    /** What this writes may wait. */
    public void flush(Runnable writing) {
        flushing = true;
        try {
            writing.run();
        } finally {
            flushing = false;
        }
        isAhead |= !later.isEmpty();
    }

    /** What waits is executed. */
    public void execute() {
        if (!later.isEmpty()) {
            later.executeBatchedStatements(session);
        }
    }

    /** The same; rows that were read ahead are forgotten, because what comes may change them unseen. */
    public void settle() {
        execute();
        rows.clear();
    }

    /** Whether anything was read or left waiting. */
    public boolean isAhead() {
        return isAhead || rows.isUsed();
    }

    /** What waits in a batch of this accessor is executed, in the middle of a flush, too. */
    public static void execute(Accessor accessor, AbstractSession session) {
        if (accessor instanceof AheadAccessor ahead) {
            ahead.later.executeBatchedStatements(session);
        } else {
            accessor.writesCompleted(session);
        }
    }

    /** Who uses the connection past EclipseLink finds there what was written so far, where that is left to wait by this. */
    public static void beforeReading(Accessor accessor) {
        if (accessor instanceof AheadAccessor ahead) {
            ahead.execute();
        }
    }

    StatementShapes shapes() {
        return shapes;
    }

    /** The way to write batches that it would be without this. */
    BatchWritingMechanism plain(AbstractSession asking) {
        return super.getActiveBatchWritingMechanism(asking);
    }

    @Override
    public BatchWritingMechanism getActiveBatchWritingMechanism(AbstractSession asking) {
        return later;
    }

    /** Who asks for it, as an application that unwraps it, finds there what was written so far. */
    @Override
    public Connection getConnection() {
        execute();
        return super.getConnection();
    }

    /** EclipseLink says so at the end of each flush; that of the application itself counts. */
    @Override
    public void writesCompleted(AbstractSession asking) {
        if (!flushing) {
            super.writesCompleted(asking);
        }
    }

    @Override
    public @Nullable Object executeCall(Call call, AbstractRecord translation, AbstractSession asking) {
        if (!(call instanceof DatabaseCall statement) || statement.getQuery() == null) {
            rows.clear();
            return super.executeCall(call, translation, asking);
        }
        DatabaseQuery query = statement.getQuery();
        if (!query.isReadQuery()) {
            wrote(statement);
        } else if (query.isReadObjectQuery()) {
            return rows.of(statement, () -> {
                Object found = super.executeCall(call, translation, asking);
                RowForm.of(session.getName(), statement)
                        .ifPresent(form -> asked.add(
                                new Asked(form, statement.getParameters().get(0))));
                return found;
            });
        }
        return super.executeCall(call, translation, asking);
    }

    private void wrote(DatabaseCall statement) {
        Optional<StatementShape> shape = shapes.of(statement.getSQLString());
        if (shape.isEmpty()
                || shape.get().parameters() != statement.getParameters().size()) {
            rows.clear();
        } else {
            rows.wrote(shape.get(), statement.getParameters());
        }
    }
}
