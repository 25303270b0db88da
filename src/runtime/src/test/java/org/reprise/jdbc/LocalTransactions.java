package org.reprise.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.reprise.testing.TestDatabase;

/**
 * {@link Transactions} without a container: a connection bound to the thread. Its {@link #dataSource()} behaves as a
 * container's: inside a transaction it hands out the transaction's connection, outside one with autocommit.
 */
public final class LocalTransactions implements Transactions, AutoCloseable {

    private final TestDatabase database;
    private final int isolation;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Deque<Connection>> bound = ThreadLocal.withInitial(ArrayDeque::new);

    public LocalTransactions(TestDatabase database) {
        this(database, Connection.TRANSACTION_READ_COMMITTED);
    }

    public LocalTransactions(TestDatabase database, int isolation) {
        this.database = database;
        this.isolation = isolation;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        Connection connection = open(false);
        bound.get().push(connection);
        try {
            T result = work.get();
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback(connection);
            throw new IllegalStateException("commit failed: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            rollback(connection);
            throw e;
        } finally {
            bound.get().pop();
            idle.add(connection);
        }
    }

    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                LocalTransactions.class.getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, args) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    Connection current = bound.get().peek();
                    if (current != null) {
                        return closing(current, () -> {});
                    }
                    Connection alone = open(true);
                    return closing(alone, () -> idle.add(alone));
                });
    }

    /** The connection with another meaning of {@code close}. */
    private static Connection closing(Connection connection, Runnable onClose) {
        return (Connection) Proxy.newProxyInstance(
                LocalTransactions.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    if (method.getName().equals("close")) {
                        onClose.run();
                        return null;
                    }
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Connection open(boolean autoCommit) {
        try {
            Connection connection = idle.poll();
            if (connection == null) {
                connection = database.connect();
                connection.setTransactionIsolation(isolation);
            }
            connection.setAutoCommit(autoCommit);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException("rollback failed", e);
        }
    }

    @Override
    public void close() {
        for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
