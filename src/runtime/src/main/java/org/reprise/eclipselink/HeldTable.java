package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.reprise.proof.Column;
import org.reprise.statement.StatementShape;

/**
 * A table in whose rows the database may have a say.
 *
 * @param reference   as SQL names it
 * @param columns     by their names in upper case
 * @param isTriggered whether a trigger comes before a row is written, so that it may write another one
 */
record HeldTable(String reference, Map<String, Column> columns, boolean isTriggered) {

    static HeldTable of(Connection connection, StatementShape statement) throws SQLException {
        return new HeldTable(
                statement.reference(), columns(connection, statement), isTriggered(connection, statement.table()));
    }

    /** The columns of a row that was written that are to be read. */
    Set<String> wanted(MappedTable mapped) {
        return isTriggered ? mapped.columns() : mapped.given();
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

    /** All four makes have this view; a trigger of another schema's table of that name costs a read and no more. */
    private static boolean isTriggered(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS"
                + " WHERE UPPER(EVENT_OBJECT_TABLE) = ? AND UPPER(ACTION_TIMING) = 'BEFORE'"
                + (isCatalog(connection) ? " AND EVENT_OBJECT_SCHEMA = DATABASE()" : ""))) {
            select.setString(1, table.substring(table.lastIndexOf('.') + 1));
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getLong(1) > 0;
            }
        }
    }

    /** MariaDB's databases are catalogs to JDBC and schemas to SQL. */
    private static boolean isCatalog(Connection connection) throws SQLException {
        String make = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        return make.startsWith("mariadb") || make.startsWith("mysql");
    }
}
