package org.reprise.fit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The catalog of MariaDB: character set and collation are those of each column. */
final class MariaDbForm implements CatalogForm {
    private static final Pattern VALUE = Pattern.compile("'([^']*+(?:''[^']*+)*+)'");
    private static final Set<String> STRICT = Set.of("STRICT_TRANS_TABLES", "STRICT_ALL_TABLES");

    /** The last year of a TIMESTAMP, before and from version 11.5 on. */
    private static final int SHORT_RANGE = 2038;

    private static final int LONG_RANGE = 2106;
    private static final int SINGLE = 24;
    private static final int DOUBLE = 53;

    private final Connection connection;
    private final Map<String, Collation> collations = new HashMap<>();
    private final Set<String> json = new HashSet<>();
    private final int lastYear;

    MariaDbForm(Connection connection) throws SQLException {
        this.connection = connection;
        int major = connection.getMetaData().getDatabaseMajorVersion();
        int minor = connection.getMetaData().getDatabaseMinorVersion();
        lastYear = major > 11 || (major == 11 && minor >= 5) ? LONG_RANGE : SHORT_RANGE;
        for (CatalogRow row : CatalogRow.read(
                connection,
                "SELECT CONSTRAINT_SCHEMA, TABLE_NAME, CHECK_CLAUSE FROM INFORMATION_SCHEMA.CHECK_CONSTRAINTS WHERE CHECK_CLAUSE LIKE"
                        + " 'json_valid(%'")) {
            String column = row.text("CHECK_CLAUSE").replaceAll("(?i)json_valid\\(`?|`?\\)", "");
            json.add(row.text("CONSTRAINT_SCHEMA") + "." + row.text("TABLE_NAME") + "." + column);
        }
    }

    @Override
    public ColumnDefinition column(CatalogRow row) throws SQLException {
        ColumnType type = type(row);
        Collation collation = type.kind() == Kind.TEXT ? collation(row) : null;
        return new ColumnDefinition(row.text("COLUMN_NAME"), type, row.is("IS_NULLABLE"), supply(row), collation);
    }

    private ColumnType type(CatalogRow row) {
        String declared = row.text("COLUMN_TYPE");
        ColumnType type = signed(row, declared.toUpperCase(Locale.ROOT));
        return declared.contains("unsigned") && type.kind().isNumber() ? type.withoutSign() : type;
    }

    private ColumnType signed(CatalogRow row, String declared) {
        int fraction = row.small("DATETIME_PRECISION");
        return switch (row.upper("DATA_TYPE")) {
            case "TINYINT" ->
                declared.startsWith("TINYINT(1)") ? ColumnType.of(Kind.BOOLEAN, declared, 8, 0) : StandardTypes.of(row);
            case "BIT" ->
                declared.equals("BIT(1)")
                        ? ColumnType.of(Kind.BOOLEAN, declared, 1, 0)
                        : ColumnType.of(Kind.OTHER, declared, 0, 0);
            case "FLOAT" -> ColumnType.of(Kind.REAL, declared, SINGLE, 0);
            case "DOUBLE" -> ColumnType.of(Kind.REAL, declared, DOUBLE, 0);
            case "DATETIME" -> ColumnType.of(Kind.TIMESTAMP, StandardTypes.sized("DATETIME", fraction), 0, fraction);
            case "TIMESTAMP" ->
                // a point in time to the server; what comes and goes are local times of the session
                ColumnType.of(
                        Kind.TIMESTAMP,
                        StandardTypes.sized("TIMESTAMP", fraction) + " to " + lastYear,
                        lastYear,
                        fraction);
            case "TINYTEXT", "TEXT", "MEDIUMTEXT", "LONGTEXT" -> text(row, declared);
            case "TINYBLOB", "BLOB", "MEDIUMBLOB", "LONGBLOB" ->
                ColumnType.of(Kind.BYTES, declared, row.number("CHARACTER_MAXIMUM_LENGTH"), 0);
            case "ENUM" -> ColumnType.of(Kind.ENUM, "ENUM", 0, 0).of(values(row.text("COLUMN_TYPE")));
            case "SET", "YEAR", "INET4", "INET6" -> ColumnType.of(Kind.OTHER, declared, 0, 0);
            default -> StandardTypes.of(row);
        };
    }

    /** Its length is said in bytes, as if each character had one. */
    private ColumnType text(CatalogRow row, String declared) {
        String place = row.text("TABLE_SCHEMA") + "." + row.text("TABLE_NAME") + "." + row.text("COLUMN_NAME");
        if (json.contains(place)) {
            return ColumnType.of(Kind.JSON, "JSON", 0, 0);
        }
        long bytes = row.number("CHARACTER_MAXIMUM_LENGTH");
        long size = row.upper("DATA_TYPE").equals("LONGTEXT") ? 0 : bytes / widest(row.text("CHARACTER_SET_NAME"));
        return ColumnType.of(Kind.TEXT, declared, size, 0);
    }

    private static int widest(String charset) {
        return switch (charset) {
            case "utf8mb4", "utf16", "utf32", "utf16le" -> 4;
            case "utf8mb3", "utf8" -> 3;
            case "ucs2" -> 2;
            default -> 1;
        };
    }

    private static List<String> values(String declared) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(declared);
        while (value.find()) {
            values.add(value.group(1).replace("''", "'"));
        }
        return values;
    }

    private static Supply supply(CatalogRow row) {
        String extra = row.text("EXTRA").toLowerCase(Locale.ROOT);
        String fallback = row.text("COLUMN_DEFAULT");
        Supply.Identity identity = Supply.Identity.NONE;
        if (extra.contains("auto_increment") || fallback.startsWith("nextval(")) {
            identity = Supply.Identity.BY_DEFAULT;
            fallback = "";
        }
        String generated = row.upper("IS_GENERATED").equals("ALWAYS") ? row.text("GENERATION_EXPRESSION") : "";
        int update = extra.indexOf("on update ");
        return new Supply(
                fallback.equals("NULL") || !generated.isEmpty() ? "" : fallback,
                identity,
                generated,
                update < 0 ? "" : extra.substring(update + "on update ".length()));
    }

    private Collation collation(CatalogRow row) throws SQLException {
        String name = row.text("COLLATION_NAME");
        Collation known = collations.get(name);
        if (known == null) {
            known = read(name, row.text("CHARACTER_SET_NAME"));
            collations.put(name, known);
        }
        return known;
    }

    private Collation read(String name, String charset) throws SQLException {
        if (!(name + charset).matches("\\w+")) {
            return new Collation(name, charset, true, true, true);
        }
        String first = "CONVERT('a' USING " + charset + ") COLLATE " + name + " = CONVERT(";
        String sql = "SELECT " + first + "'A' USING " + charset + ") AS CASES, " + first + "_utf8mb4 X'C3A4' USING "
                + charset + ") AS ACCENTS, " + first + "'a ' USING " + charset + ") AS BLANKS";
        CatalogRow seen = CatalogRow.read(connection, sql).get(0);
        return new Collation(
                name,
                charset,
                seen.text("CASES").equals("0"),
                seen.text("ACCENTS").equals("0"),
                seen.text("BLANKS").equals("0"));
    }

    @Override
    public SortedMap<Setting, String> settings() throws SQLException {
        SortedMap<Setting, String> settings = new TreeMap<>();
        DriverUrl url = new DriverUrl(
                Objects.requireNonNullElse(connection.getMetaData().getURL(), ""));
        CatalogRow row = CatalogRow.read(
                        connection,
                        "SELECT @@session.sql_mode AS MODE, @@collation_database AS COLLATION, @@lower_case_table_names AS NAMES,"
                                + " TIMESTAMPDIFF(MINUTE, UTC_TIMESTAMP(), NOW()) AS MINUTES")
                .get(0);
        TreeSet<String> modes = new TreeSet<>(Arrays.asList(row.text("MODE").split(",", -1)));
        settings.put(Setting.STRICT, modes.removeAll(STRICT) ? "yes" : "no");
        settings.put(Setting.SQL_MODE, String.join(",", modes));
        settings.put(Setting.ROWS_COUNTED, isSet(url, "useAffectedRows", "false") ? "changed" : "found");
        settings.put(
                Setting.BITS_READ,
                isSet(url, "tinyInt1isBit", "true") && isSet(url, "transformedBitIsBoolean", "true")
                        ? "as BOOLEAN"
                        : "as numbers");
        settings.put(Setting.TABLE_NAMES, row.text("NAMES").equals("0") ? "as spelled" : "in any case");
        settings.put(Setting.TEXT_ORDER, row.text("COLLATION").endsWith("_bin") ? "by code" : row.text("COLLATION"));
        settings.put(Setting.SESSION_OFFSET, row.text("MINUTES"));
        return settings;
    }

    private static boolean isSet(DriverUrl url, String name, String fallback) {
        String value = url.parameter(name, fallback);
        return value.equals("true") || value.equals("1");
    }
}
