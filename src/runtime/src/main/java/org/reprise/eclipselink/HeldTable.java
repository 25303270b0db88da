package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reprise.proof.Column;
import org.reprise.statement.RowTriggers;
import org.reprise.statement.StatementShape;

/**
 * A table in whose rows the database may have a say.
 *
 * @param reference as SQL names it
 * @param columns   by their names in upper case
 * @param triggers  what it writes by itself
 */
record HeldTable(String reference, Map<String, Column> columns, RowTriggers triggers) {

    static HeldTable of(Connection connection, StatementShape statement) throws SQLException {
        return new HeldTable(
                statement.reference(), columns(connection, statement), RowTriggers.of(connection, statement.table()));
    }

    /** The columns of a row that was written that are to be read. */
    Set<String> wanted(MappedTable mapped) {
        if (triggers.mayChangeRow()) {
            return mapped.columns();
        }
        Set<String> wanted = new HashSet<>(triggers.renewed());
        wanted.retainAll(mapped.columns());
        wanted.addAll(mapped.given());
        return wanted;
    }

    /** @throws IllegalArgumentException when there is none */
    Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException(reference + " has no column " + name);
        }
        return column;
    }

    private static Map<String, Column> columns(Connection connection, StatementShape statement) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        Map<String, Column> columns = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT * FROM " + statement.reference() + " WHERE 1 = 0")) {
            ResultSetMetaData meta = rows.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String name = meta.getColumnName(i);
                columns.put(
                        name.toUpperCase(Locale.ROOT),
                        new Column(quote + name + quote, meta.getColumnType(i), meta.getColumnTypeName(i)));
            }
        }
        return Map.copyOf(columns);
    }
}
