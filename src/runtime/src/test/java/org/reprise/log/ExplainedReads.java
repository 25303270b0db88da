package org.reprise.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A data source of H2 that has each statement explained before it is run, and adds up how many rows that looks at. */
final class ExplainedReads {
    private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");

    private final DataSource source;
    private long rowsLookedAt;

    ExplainedReads(DataSource source) {
        this.source = source;
    }

    /** By all statements but inserts. */
    long rowsLookedAt() {
        return rowsLookedAt;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, arguments) -> {
                    Object result = invoke(method, source, arguments);
                    return result instanceof Connection connection ? explained(connection) : result;
                });
    }

    private Connection explained(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    Object result = invoke(method, connection, arguments);
                    return result instanceof PreparedStatement statement
                            ? explained(connection, statement, (String) arguments[0])
                            : result;
                });
    }

    private PreparedStatement explained(Connection connection, PreparedStatement statement, String sql) {
        Map<Integer, Object> parameters = new HashMap<>();
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (self, method, arguments) -> {
                    if (method.getName().equals("setObject")) {
                        parameters.put((Integer) arguments[0], arguments[1]);
                    } else if (method.getName().startsWith("execute") && !sql.startsWith("INSERT")) {
                        explain(connection, sql, parameters);
                    }
                    return invoke(method, statement, arguments);
                });
    }

    /** A DELETE is explained as the SELECT of its rows: it is not to happen twice. */
    private void explain(Connection connection, String sql, Map<Integer, Object> parameters) throws SQLException {
        String read = sql.replaceFirst("^DELETE", "SELECT *");
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN ANALYZE " + read)) {
            for (Map.Entry<Integer, Object> parameter : parameters.entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            try (ResultSet plan = explain.executeQuery()) {
                while (plan.next()) {
                    Matcher scanned = SCANNED.matcher(plan.getString(1));
                    while (scanned.find()) {
                        rowsLookedAt += Long.parseLong(scanned.group(1));
                    }
                }
            }
        }
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
