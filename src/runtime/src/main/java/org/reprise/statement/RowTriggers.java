package org.reprise.statement;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.reprise.jdbc.DatabaseMake;

/**
 * What a database writes by itself into a row that a statement writes.
 *
 * @param mayChangeRow whether what a statement says of a row may not be all that is in it: a trigger comes before the row, or after it
 *     and may update it, as no trigger of a MariaDB can
 * @param renewed      columns that get a new value with each update, {@code ON UPDATE CURRENT_TIMESTAMP}, by their names in upper case
 */
public record RowTriggers(boolean mayChangeRow, SortedSet<String> renewed) {

    /**
     * Of a table as SQL names it, in upper case and without quotes. All four makes have the first view; without a schema, a trigger of
     * another schema's table of that name costs a read and no more.
     */
    public static RowTriggers of(Connection connection, String table) throws SQLException {
        DatabaseMake make = DatabaseMake.of(connection);
        SortedSet<String> timings = names(
                connection,
                "SELECT ACTION_TIMING FROM INFORMATION_SCHEMA.TRIGGERS WHERE "
                        + named("EVENT_OBJECT_SCHEMA", "EVENT_OBJECT_TABLE", make),
                table);
        boolean isAfter = make != DatabaseMake.MARIADB && timings.contains("AFTER");
        return new RowTriggers(timings.contains("BEFORE") || isAfter, renewed(connection, make, table));
    }

    private static String named(String schema, String table, DatabaseMake make) {
        String own = make == DatabaseMake.MARIADB ? schema + " = DATABASE() AND " : "";
        return "(" + own + "UPPER(" + table + ") = ? OR UPPER(CONCAT(" + schema + ", '.', " + table + ")) = ?)";
    }

    /** PostgreSQL has no such columns. */
    private static SortedSet<String> renewed(Connection connection, DatabaseMake make, String table)
            throws SQLException {
        String select = "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE "
                + named("TABLE_SCHEMA", "TABLE_NAME", make) + " AND ";
        return switch (make) {
            case MARIADB -> names(connection, select + "LOWER(EXTRA) LIKE '%on update%'", table);
            case H2 -> names(connection, select + "COLUMN_ON_UPDATE IS NOT NULL", table);
            case HSQLDB ->
                names(
                        connection,
                        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.SYSTEM_VERSIONCOLUMNS WHERE "
                                + named("TABLE_SCHEM", "TABLE_NAME", make),
                        table);
            case POSTGRESQL -> new TreeSet<>();
        };
    }

    private static SortedSet<String> names(Connection connection, String sql, String table) throws SQLException {
        SortedSet<String> names = new TreeSet<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, table);
            select.setString(2, table);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    names.add(found.getString(1).toUpperCase(Locale.ROOT));
                }
            }
        }
        return names;
    }
}
