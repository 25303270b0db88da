package org.reprise.eclipselink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.queries.StatementQueryMechanism;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.StoredProcedureCall;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.Value;

/**
 * JPQL bulk statements, native DML and procedures: one statement of the application, however many calls a make of database needs
 * for it.
 */
final class OpaqueStatements {
    /** Where a unit of work remembers the last call of what it executes: only that knows the parameters. */
    private static final String EXECUTING = "org.reprise.executing";

    private OpaqueStatements() {}

    /**
     * Whether the application wrote the statement. What EclipseLink makes of mappings, such as the deletion of what an object owns,
     * has no JPQL and comes from an expression.
     */
    static boolean isOpaque(DatabaseQuery query) {
        return query.isModifyAllQuery() && query.getJPQLString() != null
                || query.isDataModifyQuery() && !(query.getQueryMechanism() instanceof StatementQueryMechanism);
    }

    /** One of the calls of an opaque query was executed. */
    static void executing(DatabaseCall call) {
        if (call.getQuery().getSession() instanceof UnitOfWorkImpl work) {
            work.setProperty(EXECUTING, call);
        }
    }

    /** An opaque query has ended. Empty if it made no call that is not told already. */
    static Optional<OpaqueStatement> executed(UnitOfWorkImpl work, DatabaseQuery query, long rows) {
        DatabaseCall call = (DatabaseCall) work.getProperty(EXECUTING);
        work.removeProperty(EXECUTING);
        if (call == null) {
            return Optional.empty();
        }
        return Optional.of(
                query.getJPQLString() != null
                        ? new OpaqueStatement(Language.JPQL, query.getJPQLString(), named(call.getQuery()), rows)
                        : sql(call, rows));
    }

    /** A statement that is known by its SQL only. */
    static OpaqueStatement sql(DatabaseCall call, long rows) {
        return new OpaqueStatement(Language.SQL, call.getSQLString(), values(call.getParameters()), rows);
    }

    /** What a procedure does is not seen. */
    static OpaqueStatement procedure(StoredProcedureCall call) {
        return new OpaqueStatement(Language.SQL, "CALL " + call.getProcedureName(), values(call.getParameters()), 0);
    }

    /** In the order of their names; numbers by size. */
    private static List<Value> named(DatabaseQuery executed) {
        AbstractRecord row = executed.getTranslationRow();
        if (row == null) {
            return List.of();
        }
        List<@Nullable Object> parameters = row.getFields().stream()
                .sorted(Comparator.<DatabaseField>comparingInt(
                                field -> field.getName().length())
                        .thenComparing(DatabaseField::getName))
                .<@Nullable Object>map(row::get)
                .toList();
        return values(parameters);
    }

    /** None at all when one of them has no portable form: they are no part of the proof. */
    private static List<Value> values(@Nullable List<? extends @Nullable Object> parameters) {
        List<Value> values = new ArrayList<>();
        try {
            for (Object parameter : Objects.requireNonNullElse(parameters, List.<Object>of())) {
                values.add(
                        parameter instanceof DatabaseField
                                ? Value.NULL
                                : parameter instanceof Enum<?> constant
                                        ? Value.of(constant.name())
                                        : Value.of(parameter));
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return values;
    }
}
