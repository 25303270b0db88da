package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.reprise.ahead.AheadAccessor;

/**
 * The connection that a query uses. While a batch is collected there may be none yet: it is then acquired as EclipseLink does for a
 * call of its own, and stays with the transaction.
 */
final class QueryConnection {
    private final DatabaseAccessor accessor;
    private final AbstractSession session;

    private QueryConnection(DatabaseAccessor accessor, AbstractSession session) {
        this.accessor = accessor;
        this.session = session;
    }

    /** What is done with it. */
    interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    static <T> T use(DatabaseQuery query, Use<T> use) throws SQLException {
        return of(query).use(use);
    }

    /** To be used in the same transaction when the query has ended and forgotten it. */
    static QueryConnection of(DatabaseQuery query) {
        return new QueryConnection((DatabaseAccessor) query.getAccessor(), query.getExecutionSession());
    }

    <T> T use(Use<T> use) throws SQLException {
        AheadAccessor.beforeReading(accessor);
        accessor.incrementCallCount(session);
        try {
            return use.with(accessor.getConnection());
        } finally {
            accessor.decrementCallCount();
        }
    }
}
