package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.persistence.exceptions.EclipseLinkException;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.Parameter;
import org.reprise.proof.RowsRefusedException;

/**
 * Executes an opaque statement again, with its recorded parameters, in the calling thread's transaction: JPQL by the persistence
 * unit that understands it, SQL as it is, which a database of another make may refuse. It must meet as many rows as at the primary.
 */
public final class RepeatedStatements implements Consumer<OpaqueStatement> {
    private final DataSource source;
    private final BooleanSupplier partial;

    public RepeatedStatements(DataSource source) {
        this(source, () -> false);
    }

    /** @param partial whether rows of the primary may not be here, so that it may meet fewer */
    public RepeatedStatements(DataSource source, BooleanSupplier partial) {
        this.source = source;
        this.partial = partial;
    }

    /** @throws RowsRefusedException when it cannot be executed, or met another number of rows */
    @Override
    public void accept(OpaqueStatement statement) {
        long met = statement.language() == Language.SQL ? executeSql(statement) : execute(statement);
        if (met != statement.count() && !(met < statement.count() && partial.getAsBoolean())) {
            throw refused(statement, "met " + met + " rows here and " + statement.count() + " at the primary", null);
        }
    }

    private long executeSql(OpaqueStatement statement) {
        if (OpaqueStatements.isRoutine(statement.text())) {
            throw refused(
                    statement,
                    "is a procedure, of whose rows nothing is known (skip the event, then repair its tables after another"
                            + " site)",
                    null);
        }
        try (Connection connection = source.getConnection();
                PreparedStatement sql = connection.prepareStatement(statement.text())) {
            int place = 1;
            for (Parameter parameter : statement.parameters()) {
                Object plain = parameter.values().get(0).toJdbc();
                sql.setObject(place++, plain instanceof Instant time ? time.atOffset(ZoneOffset.UTC) : plain);
            }
            return sql.executeUpdate();
        } catch (SQLException e) {
            throw refused(statement, "is refused by this site's database: " + e.getMessage(), e);
        }
    }

    private long execute(OpaqueStatement statement) {
        EclipseLinkException last = null;
        for (Session session : sessions()) {
            if (!session.isConnected()) {
                continue;
            }
            DatabaseQuery query;
            try {
                AbstractSession unit = (AbstractSession) session;
                query = unit.getQueryBuilder().buildQuery(statement.text(), unit);
                query.checkDescriptor(unit);
            } catch (EclipseLinkException ofAnotherUnit) {
                last = ofAnotherUnit;
                continue;
            }
            if (UnitNames.isAmbiguous(query)) {
                throw refused(
                        statement,
                        "means something else to another persistence unit (skip the event, then repair the table after"
                                + " another site; give the entity a name of its own)",
                        null);
            }
            UnitOfWork work = session.getActiveUnitOfWork();
            work.beginEarlyTransaction();
            return ((Number) work.executeQuery(query, arguments(work, query, statement))).longValue();
        }
        throw refused(statement, "is understood by no persistence unit", last);
    }

    /** Of persistence units of the site's own database. */
    private List<Session> sessions() {
        try (Connection own = source.getConnection()) {
            return WatchedUnitsOfWork.sessions(DatabaseAddress.of(own));
        } catch (SQLException e) {
            throw new RepriseException("The site's database does not say where it is", e);
        }
    }

    private static List<@Nullable Object> arguments(UnitOfWork work, DatabaseQuery query, OpaqueStatement statement) {
        try {
            return StatementParameters.arguments((AbstractSession) work, query, statement.parameters());
        } catch (IllegalArgumentException e) {
            throw refused(statement, String.valueOf(e.getMessage()), e);
        }
    }

    private static RowsRefusedException refused(OpaqueStatement statement, String why, @Nullable Exception cause) {
        return new RowsRefusedException("'" + statement.text() + "' " + why + ", so it is not executed again", cause);
    }
}
