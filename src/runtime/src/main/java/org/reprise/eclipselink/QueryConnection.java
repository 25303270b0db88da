package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.persistence.internal.databaseaccess.DatabaseAccessor;
import org.eclipse.persistence.queries.DatabaseQuery;

/**
 * The connection that a query uses. While a batch is collected there may be none yet: it is then acquired as EclipseLink does for a
 * call of its own, and stays with the transaction.
 */
final class QueryConnection {
    private QueryConnection() {}

    /** What is done with it. */
    interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    static <T> T use(DatabaseQuery query, Use<T> use) throws SQLException {
        DatabaseAccessor accessor = (DatabaseAccessor) query.getAccessor();
        accessor.incrementCallCount(query.getExecutionSession());
        try {
            return use.with(accessor.getConnection());
        } finally {
            accessor.decrementCallCount();
        }
    }
}
