package org.reprise.fit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalog of H2 2. Its collation is that of the whole database. */
final class H2Form implements CatalogForm {
    private static final String UNICODE = "Unicode";

    private final Connection connection;
    private @Nullable Collation own;

    H2Form(Connection connection) {
        this.connection = connection;
    }

    @Override
    public ColumnDefinition column(CatalogRow row) throws SQLException {
        ColumnType type = row.upper("DATA_TYPE").equals("ENUM")
                ? ColumnType.of(Kind.ENUM, "ENUM", 0, 0).of(values(row))
                : StandardTypes.of(row);
        if (row.upper("DATA_TYPE").equals("DECFLOAT")) {
            type = ColumnType.of(Kind.DECIMAL, "DECFLOAT", 0, 0);
        }
        Collation collation = type.kind() == Kind.TEXT ? collation(row) : null;
        return new ColumnDefinition(
                row.text("COLUMN_NAME"), type, row.is("IS_NULLABLE"), StandardTypes.supply(row), collation);
    }

    private List<String> values(CatalogRow row) throws SQLException {
        return CatalogRow.read(
                        connection,
                        "SELECT VALUE_NAME FROM INFORMATION_SCHEMA.ENUM_VALUES WHERE OBJECT_SCHEMA = ? AND OBJECT_NAME = ?"
                                + " AND ENUM_IDENTIFIER = ? ORDER BY VALUE_ORDINAL",
                        row.text("TABLE_SCHEMA"),
                        row.text("TABLE_NAME"),
                        row.text("DTD_IDENTIFIER"))
                .stream()
                .map(each -> each.text("VALUE_NAME"))
                .toList();
    }

    private Collation collation(CatalogRow row) throws SQLException {
        Collation known = own == null ? read() : own;
        own = known;
        return row.upper("DATA_TYPE").equals("VARCHAR_IGNORECASE")
                ? new Collation(known.name(), known.charset(), false, known.accents(), known.blanks())
                : known;
    }

    private Collation read() throws SQLException {
        CatalogRow seen = CatalogRow.read(
                        connection, "SELECT 'a' = 'A' AS CASES, 'a' = U&'\\00E4' AS ACCENTS, 'a' = 'a ' AS BLANKS")
                .get(0);
        return new Collation("", UNICODE, !isTrue(seen, "CASES"), !isTrue(seen, "ACCENTS"), !isTrue(seen, "BLANKS"));
    }

    private static boolean isTrue(CatalogRow row, String column) {
        return row.upper(column).equals("TRUE");
    }

    @Override
    public SortedMap<Setting, String> settings() throws SQLException {
        SortedMap<Setting, String> settings = new TreeMap<>();
        settings.put(Setting.ROWS_COUNTED, "found");
        settings.put(Setting.STRICT, "yes");
        settings.put(Setting.TEXT_ORDER, "by code");
        for (CatalogRow row : CatalogRow.read(
                connection,
                "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME IN ('MODE', 'COLLATION')")) {
            settings.put(
                    row.text("SETTING_NAME").equals("MODE") ? Setting.SQL_MODE : Setting.TEXT_ORDER,
                    row.text("SETTING_VALUE"));
        }
        settings.put(
                Setting.SESSION_OFFSET,
                CatalogRow.read(
                                connection,
                                "SELECT EXTRACT(TIMEZONE_HOUR FROM CURRENT_TIMESTAMP) * 60"
                                        + " + EXTRACT(TIMEZONE_MINUTE FROM CURRENT_TIMESTAMP) AS MINUTES")
                        .get(0)
                        .text("MINUTES"));
        return settings;
    }
}
