package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.reprise.api.RepriseException;
import org.reprise.proof.Column;
import org.reprise.statement.StatementShape;

/** The limits of the columns of one persistence unit, read from the database when a table is first met. Safe for threads. */
final class ColumnLimits {
    private final Map<String, Map<String, ColumnLimit>> tables = new ConcurrentHashMap<>();

    /** Of a table's columns, by their names in upper case. */
    Map<String, ColumnLimit> of(StatementShape statement, DatabaseQuery query) {
        Map<String, ColumnLimit> known = tables.get(statement.table());
        if (known == null) {
            known = asked(statement, query);
            tables.put(statement.table(), known);
        }
        return known;
    }

    private static Map<String, ColumnLimit> asked(StatementShape statement, DatabaseQuery query) {
        try {
            return QueryConnection.use(query, connection -> read(statement, connection));
        } catch (SQLException e) {
            throw new RepriseException(
                    "REPR0802: The columns of " + statement.table()
                            + " cannot be read, so its writes cannot be proved. Let the user of the data source read that table.",
                    e);
        }
    }

    /**
     * Asks by an empty SELECT, not by the catalog: the database itself then finds the table, as it does for the statement, whatever
     * its rules for schemas and for the case of names.
     */
    private static Map<String, ColumnLimit> read(StatementShape statement, Connection connection) throws SQLException {
        String sql = "SELECT * FROM " + statement.reference() + " WHERE 1 = 0";
        Rounding rounding = Rounding.of(connection);
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery(sql)) {
            ResultSetMetaData meta = rows.getMetaData();
            Map<String, ColumnLimit> columns = new HashMap<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String name = meta.getColumnName(i);
                columns.put(
                        name.toUpperCase(Locale.ROOT),
                        new ColumnLimit(
                                meta.getColumnType(i),
                                meta.getPrecision(i),
                                meta.getScale(i),
                                rounding,
                                new Column(name, meta.getColumnType(i), meta.getColumnTypeName(i)).zoned()));
            }
            return columns;
        }
    }
}
