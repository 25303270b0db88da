package org.reprise.zoo;

import jakarta.transaction.RollbackException;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.reprise.testing.BareDataSource;

/** One connection for all who ask in one transaction, committed with it; as a container's data source. */
final class ZooDataSource extends BareDataSource {
    private final DataSource pool;

    ZooDataSource(DataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        TransactionSynchronizationRegistry registry = ZooTransactions.registry();
        if (registry.getTransactionKey() == null) {
            return pool.getConnection();
        }
        Connection open = (Connection) registry.getResource(this);
        if (open == null) {
            open = enlisted();
            registry.putResource(this, open);
        }
        return kept(open);
    }

    private Connection enlisted() throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        try {
            var transaction = ZooTransactions.manager().getTransaction();
            transaction.enlistResource(new LocalResource(connection));
            // interposed: such may still be registered while the transaction completes
            ZooTransactions.registry().registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    close(connection);
                }
            });
            return connection;
        } catch (SystemException | RollbackException e) {
            connection.close();
            throw new SQLException("The transaction takes no more resources", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The transaction, not the user, ends the connection. */
    private static Connection kept(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ZooDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "close", "commit", "rollback", "setAutoCommit", "setTransactionIsolation":
                            return null;
                        default:
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                    }
                });
    }
}
