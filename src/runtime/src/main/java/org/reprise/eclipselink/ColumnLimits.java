package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.reprise.api.RepriseException;
import org.reprise.proof.Column;
import org.reprise.statement.StatementShape;

/** The limits of the columns of one persistence unit, read from the database when a table is met. Safe for threads. */
final class ColumnLimits {
    private final KnownTables<Known> tables;

    ColumnLimits(Clock clock) {
        this.tables = new KnownTables<>(clock);
    }

    /** @param limits by names of columns in upper case */
    private record Known(Map<String, ColumnLimit> limits, NarrowTexts texts) {}

    /** What makes the values of one statement canonical. */
    ColumnValues values(StatementShape statement, DatabaseQuery query, LossyColumns lossy) {
        Known known = tables.get(statement.table());
        if (known == null) {
            known = use(
                    statement,
                    query,
                    connection -> new Known(read(statement, connection), NarrowTexts.of(connection, statement)));
            tables.put(statement.table(), known);
        }
        NarrowTexts texts = known.texts();
        return new ColumnValues(
                statement.table(),
                known.limits(),
                (column, text) -> texts.isDoubtful(column, text)
                        ? use(statement, query, connection -> texts.kept(connection, column, text))
                        : text,
                lossy);
    }

    private static <T> T use(StatementShape statement, DatabaseQuery query, QueryConnection.Use<T> use) {
        try {
            return QueryConnection.use(query, use);
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
                                type(meta, i),
                                meta.getPrecision(i),
                                meta.getScale(i),
                                rounding,
                                new Column(name, meta.getColumnType(i), meta.getColumnTypeName(i)).zoned()));
            }
            return columns;
        }
    }

    /** MariaDB's driver calls a BINARY, which is filled up, a VARBINARY. */
    private static int type(ResultSetMetaData meta, int column) throws SQLException {
        return meta.getColumnTypeName(column).equals("BINARY") ? Types.BINARY : meta.getColumnType(column);
    }
}
