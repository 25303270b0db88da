package org.reprise.catchup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Has PostgreSQL find rows by the index of their key, in this transaction, for a while: so that the cost does not grow with the table, whatever
 * the database knows of its size. It may know little of one that was filled a moment ago. For one thread.
 */
final class PlansByKey {
    private static final List<String> OTHERS = List.of("enable_hashjoin", "enable_mergejoin", "enable_seqscan");

    private final Connection connection;
    private List<String> before = List.of();

    PlansByKey(Connection connection) {
        this.connection = connection;
    }

    void begin() throws SQLException {
        if (before.isEmpty()) {
            before = query("SELECT " + each("current_setting('%s')"), List.of());
            query("SELECT " + each("set_config('%s', 'off', true)"), List.of());
        }
    }

    /** As it was. A transaction that rolls back needs no such thing. */
    void end() throws SQLException {
        if (!before.isEmpty()) {
            query("SELECT " + each("set_config('%s', ?, true)"), before);
            before = List.of();
        }
    }

    private static String each(String call) {
        return OTHERS.stream().map(call::formatted).collect(Collectors.joining(", "));
    }

    private List<String> query(String sql, List<String> parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                List<String> values = new ArrayList<>();
                found.next();
                for (int i = 1; i <= OTHERS.size(); i++) {
                    values.add(found.getString(i));
                }
                return values;
            }
        }
    }
}
