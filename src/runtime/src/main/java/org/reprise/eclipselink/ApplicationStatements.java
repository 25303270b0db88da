package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.queries.DatasourceCallQueryMechanism;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.StoredProcedureCall;
import org.jspecify.annotations.Nullable;
import org.reprise.ahead.AheadAccessor;
import org.reprise.api.CaptureException;
import org.reprise.api.RepriseException;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.RowObserver;
import org.reprise.proof.StatementWay;
import org.reprise.statement.ExactOutcome;
import org.reprise.statement.PortableText;
import org.reprise.statement.RefusedStatements;
import org.reprise.statement.SqlToken;
import org.reprise.statement.StatementTable;
import org.reprise.statement.StatementText;
import org.reprise.statement.StatementTextReader;
import org.reprise.statement.ToldRows;

/**
 * Looks at each statement of the application before it runs: whether it does the same everywhere and so goes by statement, or goes by
 * the rows that it changes, or is refused. Of one persistence unit; safe for threads.
 */
final class ApplicationStatements {
    /** Where a unit of work remembers which rows the call at hand changes. */
    private static final String READING = "org.reprise.reading";

    /** What EclipseLink puts before the name of a table for its temporary one. */
    private static final String TEMPORARY = "TL_";

    private static final int ROOM = 1_000;

    private final StatementTables tables;
    private final Map<String, Text> texts = new ConcurrentHashMap<>();

    /** What is known of a statement from its text. */
    private record Text(List<SqlToken> tokens, Optional<StatementText> parts) {}

    ApplicationStatements(Clock clock) {
        this.tables = new StatementTables(clock);
    }

    /** Whether the application wrote the query, or the JPQL of which EclipseLink made it. */
    static boolean concerns(DatabaseQuery query) {
        return query != null
                && query.getSession() instanceof UnitOfWorkImpl
                && (query.isUserDefinedSQLCall() || OpaqueStatements.isOpaque(query));
    }

    /** Whether its rows may be told: those of the application, and those of EclipseLink's own that may change several rows. */
    static boolean mayBeTold(DatabaseQuery query) {
        return concerns(query)
                || (query != null
                        && query.isModifyQuery()
                        && query.getSession() instanceof UnitOfWorkImpl
                        && CollectionRows.concerns(query));
    }

    /** @throws CaptureException to refuse it */
    void before(RowObserver observer, DatabaseCall call) {
        DatabaseQuery query = call.getQuery();
        if (call instanceof StoredProcedureCall) {
            // what it does is not seen
            return;
        }
        Text text = text(call.getSQLString());
        if (RefusedStatements.isSuspect(text.tokens())) {
            use(query, connection -> {
                RefusedStatements.refuse(text.tokens(), origin(query), connection);
                return true;
            });
        } else if (!query.isModifyQuery()) {
            RefusedStatements.refuseWrite(text.tokens());
        } else if (isMany(query)) {
            text.parts()
                    .filter(parts -> parts.operation() != Operation.INSERT
                            && !parts.table().startsWith(TEMPORARY))
                    .ifPresent(parts -> decide(
                            observer,
                            call,
                            parts,
                            "EclipseLink needs several statements for it on this make of database"));
        } else if (text.parts().isPresent()) {
            decide(observer, call, text.parts().get(), "");
        } else if (RefusedStatements.isWrite(text.tokens())) {
            StatementWay way = new StatementWay(
                    shown(query, call), true, "it is none of the plain forms of INSERT, UPDATE and DELETE");
            if (observer.takesRows(() -> way)) {
                throw RefusedStatements.untold(way);
            }
        }
    }

    /**
     * A statement of EclipseLink's own is about to be executed that may change several rows, such as those that refer to an object that
     * is removed. They are told where the database has a say in them, and where objects are deleted that were not read: by which key
     * depends on what memory has, which is not the same at each site.
     */
    void beforeSeveral(DatabaseCall call) {
        DatabaseQuery query = call.getQuery();
        boolean objects = query.isDeleteAllQuery() && !query.getDescriptor().isDescriptorTypeAggregate();
        Optional<StatementText> parts = text(call.getSQLString())
                .parts()
                .filter(each -> objects ? each.operation() == Operation.DELETE : each.operation() == Operation.UPDATE);
        if (parts.isEmpty() || !(query.getSession() instanceof UnitOfWorkImpl work)) {
            return;
        }
        use(query, connection -> {
            Optional<ToldRows> told = tables.of(parts.get().table(), work, connection)
                    .filter(table -> objects || !table.own().columns().isEmpty())
                    .map(table -> ToldRows.of(parts.get(), table))
                    .filter(ToldRows::canBeTold);
            if (told.isPresent()) {
                AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
                told.get().before(binding(call), connection);
                work.setProperty(READING, told.get());
            }
            return true;
        });
    }

    private static boolean isMany(DatabaseQuery query) {
        return query.isModifyAllQuery()
                && query.getQueryMechanism() instanceof DatasourceCallQueryMechanism calls
                && calls.hasMultipleCalls();
    }

    /** @param doubt why its outcome can differ; empty when that is to be found out */
    private void decide(RowObserver observer, DatabaseCall call, StatementText parts, String doubt) {
        DatabaseQuery query = call.getQuery();
        List<ToldRows> told = new ArrayList<>(1);
        if (!observer.takesRows(() -> use(query, connection -> way(call, parts, doubt, told, connection)))) {
            return;
        }
        use(query, connection -> {
            AheadAccessor.execute(query.getAccessor(), query.getExecutionSession());
            told.get(0).before(binding(call), connection);
            return true;
        });
        UnitOfWorkImpl work = (UnitOfWorkImpl) query.getSession();
        work.setProperty(READING, told.get(0));
        if (OpaqueStatements.isOpaque(query)) {
            OpaqueStatements.byRows(work);
        }
    }

    /** @param told gets the rows that are to be told */
    private StatementWay way(
            DatabaseCall call, StatementText parts, String known, List<ToldRows> told, Connection connection)
            throws SQLException {
        DatabaseQuery query = call.getQuery();
        Optional<StatementTable> table = tables.of(parts.table(), query.getSession(), connection);
        String reason = known.isEmpty()
                ? table.flatMap(each -> doubt(parts, each, call)).orElse("")
                : known;
        StatementWay way = new StatementWay(shown(query, call), !reason.isEmpty(), reason);
        if (way.byRows()) {
            told.add(table.map(each -> ToldRows.of(parts, each))
                    .filter(ToldRows::canBeTold)
                    .orElseThrow(() -> RefusedStatements.untold(way)));
        }
        return way;
    }

    private static ToldRows.Binding binding(DatabaseCall call) {
        AbstractSession session = call.getQuery().getExecutionSession();
        List<?> parameters = call.getParameters();
        return (select, place, parameter) -> session.getPlatform()
                .setParameterValueInDatabaseCall(parameters.get(parameter), select, place, session);
    }

    private static Optional<String> doubt(StatementText parts, StatementTable table, DatabaseCall call) {
        DatabaseQuery query = call.getQuery();
        List<@Nullable Object> bound = bound(call);
        boolean isSql = query.getJPQLString() == null;
        if ((isSql ? StatementParameters.positional(call) : StatementParameters.named(query)).isEmpty()) {
            return Optional.of("a parameter has no form that all sites understand");
        }
        String sql = call.getSQLString();
        if (!isSql && UnitNames.isAmbiguous(query)) {
            return Optional.of("another persistence unit calls something else so");
        }
        if (query.isModifyAllQuery() && isOfItsContext(query)) {
            return Optional.of("what it means depends on properties of its entity manager");
        }
        if (query.isModifyAllQuery() && StatementParameters.isConvertedByChance(parts, query, bound)) {
            return Optional.of("a converter may make something else of a value each time");
        }
        return (isSql ? PortableText.doubt(sql, bound, table.booleans()) : PortableText.escape(sql))
                .or(() -> ExactOutcome.doubt(parts, table.columns(), bound))
                .or(() -> Optional.of(table.doubt(parts)).filter(doubt -> !doubt.isEmpty()));
    }

    /** By {@code @Multitenant} or {@code @AdditionalCriteria}, of which neither the text nor its parameters tell. */
    private static boolean isOfItsContext(DatabaseQuery query) {
        ClassDescriptor descriptor = query.getDescriptor();
        return descriptor != null
                && (descriptor.hasMultitenantPolicy()
                        || descriptor.getQueryManager().hasAdditionalCriteria());
    }

    /** EclipseLink hands a field instead of null, to say the type. */
    private static List<@Nullable Object> bound(DatabaseCall call) {
        List<@Nullable Object> bound = new ArrayList<>();
        for (Object parameter : Objects.requireNonNullElse(call.getParameters(), List.of())) {
            bound.add(parameter instanceof DatabaseField ? null : parameter);
        }
        return bound;
    }

    /**
     * The call was executed.
     *
     * @param rows that it met
     * @return whether its rows are told
     */
    boolean after(RowObserver observer, DatabaseCall call, long rows) {
        UnitOfWorkImpl work = (UnitOfWorkImpl) call.getQuery().getSession();
        if (!(work.getProperty(READING) instanceof ToldRows reading)) {
            return false;
        }
        work.removeProperty(READING);
        // where statements are batched, it may have joined the batch only
        AheadAccessor.execute(call.getQuery().getAccessor(), call.getQuery().getExecutionSession());
        List<RowChange> changes = use(call.getQuery(), reading::after);
        if (!reading.areAll(rows)) {
            String shown = shown(call.getQuery(), call);
            observer.wrote(() -> {
                throw new CaptureException("REPR0807: '" + shown + "' met " + rows + " rows where " + reading.count()
                        + " were to be met: another transaction came between. This one is rolled back; repeat it");
            });
        }
        for (RowChange change : changes) {
            observer.wrote(() -> change);
        }
        return true;
    }

    /** The call failed. */
    void failed(DatabaseCall call) {
        ((UnitOfWorkImpl) call.getQuery().getSession()).removeProperty(READING);
    }

    private static String shown(DatabaseQuery query, DatabaseCall call) {
        String jpql = query.getJPQLString();
        return jpql == null ? call.getSQLString() : jpql;
    }

    private static String origin(DatabaseQuery query) {
        String jpql = query.getJPQLString();
        if (jpql != null) {
            return jpql;
        }
        return query.isModifyAllQuery() ? "criteria of " + query.getDescriptor().getAlias() : "";
    }

    private Text text(String sql) {
        Text text = texts.get(sql);
        if (text == null) {
            if (texts.size() >= ROOM) {
                texts.clear();
            }
            text = new Text(SqlToken.of(sql), StatementTextReader.read(sql));
            texts.put(sql, text);
        }
        return text;
    }

    /** Whose rows a statement writes, in upper case; empty if it has none of the plain forms. */
    Optional<String> table(String sql) {
        return text(sql).parts().map(StatementText::table);
    }

    private static <T> T use(DatabaseQuery query, QueryConnection.Use<T> use) {
        try {
            return QueryConnection.use(query, use);
        } catch (SQLException e) {
            throw new RepriseException(
                    "REPR0808: The rows of '" + origin(query) + "' cannot be read, so they could not be told: "
                            + e.getMessage(),
                    e);
        }
    }
}
