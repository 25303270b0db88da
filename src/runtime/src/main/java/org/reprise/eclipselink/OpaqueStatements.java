package org.reprise.eclipselink;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.queries.StatementQueryMechanism;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.DeleteAllQuery;
import org.eclipse.persistence.queries.StoredProcedureCall;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.Parameter;

/**
 * JPQL bulk statements, native DML and procedures: one statement of the application, however many calls a make of database needs
 * for it.
 */
final class OpaqueStatements {
    /** Where a unit of work remembers the last call of what it executes: only that knows the parameters. */
    private static final String EXECUTING = "org.reprise.executing";

    /** Where a unit of work remembers that what it executes is told by its rows. */
    private static final String BY_ROWS = "org.reprise.byrows";

    private static final Pattern ROUTINE =
            Pattern.compile("[\\s{?=(]*(CALL|EXEC|EXECUTE|DO)\\b", Pattern.CASE_INSENSITIVE);

    private OpaqueStatements() {}

    /**
     * Whether the application wrote the statement, be it by criteria, which have no JPQL. What EclipseLink makes of mappings, such as the
     * deletion of what an object owns, knows the objects that are deleted.
     */
    static boolean isOpaque(DatabaseQuery query) {
        return query.isUpdateAllQuery()
                || query instanceof DeleteAllQuery delete && delete.getObjects() == null
                || query.isDataModifyQuery() && !(query.getQueryMechanism() instanceof StatementQueryMechanism);
    }

    /** Whether a native statement runs a procedure or a block, of which not every make says how many rows it met. */
    static boolean isRoutine(String sql) {
        return ROUTINE.matcher(sql).lookingAt();
    }

    /** One of the calls of an opaque query was executed. */
    static void executing(DatabaseCall call) {
        if (call.getQuery().getSession() instanceof UnitOfWorkImpl work) {
            work.setProperty(EXECUTING, call);
        }
    }

    /** The rows that the opaque query changes are told, one call after the other. */
    static void byRows(UnitOfWorkImpl work) {
        work.setProperty(BY_ROWS, true);
    }

    /** An opaque query has ended. Empty if it is told by its rows, or if it made no call that is not told already. */
    static Optional<OpaqueStatement> executed(UnitOfWorkImpl work, DatabaseQuery query, long rows) {
        DatabaseCall call = (DatabaseCall) work.getProperty(EXECUTING);
        work.removeProperty(EXECUTING);
        boolean byRows = work.getProperty(BY_ROWS) != null;
        work.removeProperty(BY_ROWS);
        if (call == null || byRows) {
            return Optional.empty();
        }
        return Optional.of(
                query.getJPQLString() != null
                        ? new OpaqueStatement(
                                Language.JPQL,
                                query.getJPQLString(),
                                parameters(StatementParameters.named(call.getQuery())),
                                rows)
                        : sql(call, rows));
    }

    /** A statement that is known by its SQL only. */
    static OpaqueStatement sql(DatabaseCall call, long rows) {
        return new OpaqueStatement(
                Language.SQL, call.getSQLString(), parameters(StatementParameters.positional(call)), rows);
    }

    /** What a procedure does is not seen. */
    static OpaqueStatement procedure(StoredProcedureCall call) {
        return new OpaqueStatement(
                Language.SQL, "CALL " + call.getProcedureName(), parameters(StatementParameters.positional(call)), 0);
    }

    private static List<Parameter> parameters(Optional<List<Parameter>> portable) {
        return portable.orElse(List.of());
    }
}
