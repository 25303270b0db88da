package org.reprise.fit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalog of HSQLDB 2.7. Unless told otherwise, it fills the shorter text with blanks when it compares. */
final class HsqldbForm implements CatalogForm {
    private static final int DOUBLE = 53;

    private final Connection connection;
    private @Nullable Map<String, Boolean> padding;

    HsqldbForm(Connection connection) {
        this.connection = connection;
    }

    @Override
    public ColumnDefinition column(CatalogRow row) throws SQLException {
        ColumnType type = type(row);
        Collation collation = type.kind() == Kind.TEXT ? collation(row) : null;
        return new ColumnDefinition(
                row.text("COLUMN_NAME"), type, row.is("IS_NULLABLE"), StandardTypes.supply(row), collation);
    }

    private static ColumnType type(CatalogRow row) {
        return switch (row.upper("DATA_TYPE")) {
            case "BIT" -> ColumnType.of(Kind.BOOLEAN, "BIT", 1, 0);
            // its REAL and FLOAT are DOUBLE
            case "REAL", "FLOAT", "DOUBLE PRECISION" -> ColumnType.of(Kind.REAL, "DOUBLE", DOUBLE, 0);
            default -> StandardTypes.of(row);
        };
    }

    private Collation collation(CatalogRow row) throws SQLException {
        String name = row.upper("COLLATION_NAME");
        boolean ignoresCase = name.endsWith("_UCC") || name.endsWith(" 0") || name.endsWith(" 1");
        boolean blanks = !padding().getOrDefault(name, true);
        return new Collation(name, "SQL_TEXT", !ignoresCase, !name.endsWith(" 0"), blanks);
    }

    private Map<String, Boolean> padding() throws SQLException {
        Map<String, Boolean> known = padding;
        if (known == null) {
            known = new HashMap<>();
            for (CatalogRow row : CatalogRow.read(
                    connection, "SELECT COLLATION_NAME, PAD_ATTRIBUTE FROM INFORMATION_SCHEMA.COLLATIONS")) {
                known.put(
                        row.upper("COLLATION_NAME"), row.upper("PAD_ATTRIBUTE").equals("PAD SPACE"));
            }
            padding = known;
        }
        return known;
    }

    @Override
    public SortedMap<Setting, String> settings() throws SQLException {
        SortedMap<Setting, String> settings = new TreeMap<>();
        settings.put(Setting.ROWS_COUNTED, "found");
        settings.put(Setting.STRICT, "yes");
        List<CatalogRow> properties = CatalogRow.read(
                connection,
                "SELECT PROPERTY_NAME, PROPERTY_VALUE FROM INFORMATION_SCHEMA.SYSTEM_PROPERTIES WHERE PROPERTY_NAME LIKE 'sql.%'");
        TreeSet<String> syntax = new TreeSet<>();
        for (CatalogRow row : properties) {
            String name = row.text("PROPERTY_NAME");
            String value = row.text("PROPERTY_VALUE");
            if (name.startsWith("sql.syntax_") && value.equals("true")) {
                syntax.add(name.substring("sql.syntax_".length()));
            } else if (name.equals("sql.enforce_size")) {
                settings.put(Setting.STRICT, value.equals("true") ? "yes" : "no");
            } else if (name.equals("sql.default_collation")) {
                settings.put(Setting.TEXT_ORDER, value.startsWith("SQL_TEXT") ? "by code" : value);
            }
        }
        settings.put(Setting.SQL_MODE, String.join(",", syntax));
        settings.put(
                Setting.SESSION_OFFSET,
                CatalogRow.read(
                                connection,
                                "SELECT EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP) * 60"
                                        + " + EXTRACT(TIMEZONE_MINUTE FROM CURRENT_TIMESTAMP) AS MINUTES FROM (VALUES(0))")
                        .get(0)
                        .text("MINUTES"));
        return settings;
    }
}
