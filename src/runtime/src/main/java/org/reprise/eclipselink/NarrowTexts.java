package org.reprise.eclipselink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.statement.PortableText;
import org.reprise.statement.StatementShape;

/**
 * The columns of a table whose character set has not all letters. Where MariaDB is not told to be strict, it writes a question mark for
 * the others and says nothing; all other makes have all letters, or refuse. Of half a sign, such as a text has that was cut in the
 * middle of one, the drivers of MariaDB and PostgreSQL make another letter in any column.
 *
 * @param sets names of character sets by columns in upper case
 * @param make of the database
 */
record NarrowTexts(Map<String, String> sets, DatabaseMake make) {
    private static final String SETS = "SELECT COLUMN_NAME, CHARACTER_SET_NAME FROM INFORMATION_SCHEMA.COLUMNS"
            + " WHERE CHARACTER_SET_NAME NOT IN ('utf8mb4', 'utf16', 'utf32') AND UPPER(TABLE_NAME) = ? AND TABLE_SCHEMA = ";

    private static final String ALL = "utf8mb4";

    private static final int ASCII = 0x7f;
    private static final int CONTROLS = 0x9f;
    private static final int LATIN = 0xff;

    static NarrowTexts of(Connection connection, StatementShape statement) throws SQLException {
        Map<String, String> sets = new TreeMap<>();
        DatabaseMake make = DatabaseMake.of(connection);
        if (make != DatabaseMake.MARIADB) {
            return new NarrowTexts(sets, make);
        }
        String table = statement.table();
        int dot = table.lastIndexOf('.');
        try (PreparedStatement select = connection.prepareStatement(SETS + (dot < 0 ? "DATABASE()" : "?"))) {
            select.setString(1, table.substring(dot + 1));
            if (dot >= 0) {
                select.setString(2, table.substring(0, dot));
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    sets.put(found.getString(1).toUpperCase(Locale.ROOT), found.getString(2));
                }
            }
        }
        return new NarrowTexts(sets, make);
    }

    /** Whether it is to be asked what the column keeps. */
    boolean isDoubtful(String column, String text) {
        return isNarrow(column, text) || (!keepsHalves() && PortableText.hasHalves(text));
    }

    private boolean keepsHalves() {
        return make == DatabaseMake.H2 || make == DatabaseMake.HSQLDB;
    }

    private boolean isNarrow(String column, String text) {
        String set = sets.isEmpty() ? null : sets.get(column);
        return set != null
                && text.chars().anyMatch(letter -> switch (set) {
                    case "utf8", "utf8mb3", "ucs2" -> Character.isSurrogate((char) letter);
                    case "latin1" -> letter > LATIN || letter > ASCII && letter <= CONTROLS;
                    default -> letter > ASCII;
                });
    }

    /** What the column makes of such a text. */
    String kept(Connection connection, String column, String text) throws SQLException {
        String asked = make == DatabaseMake.MARIADB
                ? "SELECT CONVERT(CONVERT(? USING " + sets.getOrDefault(column, ALL) + ") USING utf8mb4)"
                : "SELECT CAST(? AS VARCHAR)";
        try (PreparedStatement select = connection.prepareStatement(asked)) {
            select.setString(1, text);
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getString(1);
            }
        }
    }
}
