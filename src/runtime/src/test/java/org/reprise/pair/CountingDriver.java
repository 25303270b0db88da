package org.reprise.pair;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.reprise.testing.TestDatabase;

/** Counts how often a database is asked: statements, batches and ends of transactions. */
final class CountingDriver implements Driver {
    private static final String PREFIX = "jdbc:counted:";
    private static final AtomicLong COUNT = new AtomicLong();

    static {
        try {
            DriverManager.registerDriver(new CountingDriver());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CountingDriver() {}

    /** The same database, counted. */
    static TestDatabase counting(TestDatabase database) {
        return new TestDatabase(
                database.make(),
                PREFIX + database.url().substring("jdbc:".length()),
                database.user(),
                database.password());
    }

    static long count() {
        return COUNT.get();
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        return acceptsURL(url)
                ? counted(Connection.class, DriverManager.getConnection("jdbc:" + url.substring(PREFIX.length()), info))
                : null;
    }

    private static <T> T counted(Class<T> type, Object real) {
        return type.cast(Proxy.newProxyInstance(
                CountingDriver.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = method.getName();
                    if (name.startsWith("execute") || name.equals("commit") || name.equals("rollback")) {
                        COUNT.incrementAndGet();
                    }
                    Object result;
                    try {
                        result = method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (result instanceof CallableStatement) {
                        return counted(CallableStatement.class, result);
                    } else if (result instanceof PreparedStatement) {
                        return counted(PreparedStatement.class, result);
                    }
                    return result instanceof Statement ? counted(Statement.class, result) : result;
                }));
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(CountingDriver.class.getName());
    }
}
