package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.eclipse.persistence.exceptions.EclipseLinkException;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.OpaqueStatement;
import org.reprise.proof.OpaqueStatement.Language;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.Value;

/**
 * Executes an opaque statement again, with its recorded parameters, in the calling thread's transaction: JPQL by the persistence
 * unit that understands it, SQL as it is, which a database of another make may refuse. It must meet as many rows as at the primary.
 */
public final class RepeatedStatements implements Consumer<OpaqueStatement> {
    private final DataSource source;

    public RepeatedStatements(DataSource source) {
        this.source = source;
    }

    /** @throws RowsRefusedException when it cannot be executed, or met another number of rows */
    @Override
    public void accept(OpaqueStatement statement) {
        long met = statement.language() == Language.SQL ? executeSql(statement) : execute(statement);
        if (met != statement.count()) {
            throw refused(statement, "met " + met + " rows here and " + statement.count() + " at the primary", null);
        }
    }

    private long executeSql(OpaqueStatement statement) {
        if (statement.text().startsWith("CALL ")) {
            throw refused(statement, "is a procedure, of which only the name is known", null);
        }
        try (Connection connection = source.getConnection();
                PreparedStatement sql = connection.prepareStatement(statement.text())) {
            int place = 1;
            for (Value parameter : statement.parameters()) {
                sql.setObject(place++, parameter.toJdbc());
            }
            return sql.executeUpdate();
        } catch (SQLException e) {
            throw refused(statement, "is refused by this site's database: " + e.getMessage(), e);
        }
    }

    private long execute(OpaqueStatement statement) {
        EclipseLinkException last = null;
        for (Session session : WatchedUnitsOfWork.sessions()) {
            if (!session.isConnected() || !writesHere(session)) {
                continue;
            }
            DatabaseQuery query;
            try {
                AbstractSession unit = (AbstractSession) session;
                query = unit.getQueryBuilder().buildQuery(statement.text(), unit);
            } catch (EclipseLinkException ofAnotherUnit) {
                last = ofAnotherUnit;
                continue;
            }
            UnitOfWork work = session.getActiveUnitOfWork();
            work.beginEarlyTransaction();
            return ((Number) work.executeQuery(query, arguments(session, query, statement))).longValue();
        }
        throw refused(statement, "is understood by no persistence unit", last);
    }

    /** Whether the persistence unit is one of the site's own database. */
    private boolean writesHere(Session session) {
        AbstractSession work = (AbstractSession) session.getActiveUnitOfWork();
        DatabaseAccessor accessor = (DatabaseAccessor) work.getParent().getAccessor();
        accessor.incrementCallCount(work);
        try (Connection own = source.getConnection()) {
            return DatabaseAddress.of(accessor.getConnection()).equals(DatabaseAddress.of(own));
        } catch (SQLException e) {
            throw new RepriseException("The database of " + session.getName() + " does not say where it is", e);
        } finally {
            accessor.decrementCallCount();
        }
    }

    /** The parameters are recorded in the order of their names, shorter ones first. */
    private static List<@Nullable Object> arguments(Session session, DatabaseQuery query, OpaqueStatement statement) {
        List<String> names = query.getArguments();
        if (names.size() != statement.parameters().size()) {
            throw refused(statement, "has parameters without a portable form", null);
        }
        List<String> ordered = new ArrayList<>(names);
        ordered.sort(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Value value = statement.parameters().get(ordered.indexOf(names.get(i)));
            Object plain = value.toJdbc();
            Class<?> type = query.getArgumentTypes().get(i);
            arguments.add(plain == null ? null : session.getPlatform().convertObject(plain, type));
        }
        return arguments;
    }

    private static RowsRefusedException refused(OpaqueStatement statement, String why, @Nullable Exception cause) {
        return new RowsRefusedException("'" + statement.text() + "' " + why + ", so it is not executed again", cause);
    }
}
