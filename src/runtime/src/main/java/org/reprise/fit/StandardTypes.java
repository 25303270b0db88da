package org.reprise.fit;

import java.util.Map;

/** The types of columns as the SQL standard writes them into its catalog. */
final class StandardTypes {
    private static final Map<String, Integer> BITS =
            Map.of("TINYINT", 8, "SMALLINT", 16, "MEDIUMINT", 24, "INTEGER", 32, "INT", 32, "BIGINT", 64);
    private static final int SINGLE = 24;
    private static final int DOUBLE = 53;

    private StandardTypes() {}

    static ColumnType of(CatalogRow row) {
        String name = row.upper("DATA_TYPE");
        long length = row.number("CHARACTER_MAXIMUM_LENGTH");
        int fraction = row.small("DATETIME_PRECISION");
        if (BITS.containsKey(name)) {
            return ColumnType.of(Kind.INTEGER, name, BITS.get(name), 0);
        }
        return switch (name) {
            case "BOOLEAN" -> ColumnType.of(Kind.BOOLEAN, name, 1, 0);
            case "DECIMAL", "NUMERIC" -> decimal(row, name);
            case "REAL" -> ColumnType.of(Kind.REAL, name, SINGLE, 0);
            case "DOUBLE PRECISION", "DOUBLE" -> ColumnType.of(Kind.REAL, name, DOUBLE, 0);
            case "CHARACTER", "CHAR" ->
                ColumnType.of(Kind.TEXT, sized("CHAR", length), length, 0).fixedSize();
            case "CHARACTER VARYING", "VARCHAR" -> ColumnType.of(Kind.TEXT, sized("VARCHAR", length), length, 0);
            case "VARCHAR_IGNORECASE" -> ColumnType.of(Kind.TEXT, sized(name, length), length, 0);
            case "CHARACTER LARGE OBJECT" -> ColumnType.of(Kind.TEXT, "CLOB", length, 0);
            case "BINARY" ->
                ColumnType.of(Kind.BYTES, sized(name, length), length, 0).fixedSize();
            case "BINARY VARYING", "VARBINARY" -> ColumnType.of(Kind.BYTES, sized("VARBINARY", length), length, 0);
            case "BINARY LARGE OBJECT" -> ColumnType.of(Kind.BYTES, "BLOB", length, 0);
            case "DATE" -> ColumnType.of(Kind.DATE, name, 0, 0);
            case "TIME", "TIME WITHOUT TIME ZONE" -> ColumnType.of(Kind.TIME, sized("TIME", fraction), 0, fraction);
            case "TIME WITH TIME ZONE" -> ColumnType.of(Kind.ZONED_TIME, zoned("TIME", fraction), 0, fraction);
            case "TIMESTAMP", "TIMESTAMP WITHOUT TIME ZONE" ->
                ColumnType.of(Kind.TIMESTAMP, sized("TIMESTAMP", fraction), 0, fraction);
            case "TIMESTAMP WITH TIME ZONE" -> ColumnType.of(Kind.INSTANT, zoned("TIMESTAMP", fraction), 0, fraction);
            case "UUID" -> ColumnType.of(Kind.UUID, name, 0, 0);
            case "JSON", "JSONB" -> ColumnType.of(Kind.JSON, name, 0, 0);
            default -> ColumnType.of(Kind.OTHER, name, 0, 0);
        };
    }

    private static ColumnType decimal(CatalogRow row, String name) {
        int digits = row.small("NUMERIC_PRECISION");
        int scale = row.small("NUMERIC_SCALE");
        return ColumnType.of(Kind.DECIMAL, digits == 0 ? name : name + "(" + digits + "," + scale + ")", digits, scale);
    }

    static String sized(String name, long size) {
        return size == 0 ? name : name + "(" + size + ")";
    }

    private static String zoned(String name, int fraction) {
        return sized(name, fraction) + " WITH TIME ZONE";
    }

    /** Where the catalog says of identity and generated columns what the standard says. */
    static Supply supply(CatalogRow row) {
        Supply.Identity identity = Supply.Identity.NONE;
        if (row.is("IS_IDENTITY")) {
            identity = row.upper("IDENTITY_GENERATION").equals("ALWAYS")
                    ? Supply.Identity.ALWAYS
                    : Supply.Identity.BY_DEFAULT;
        }
        String fallback = row.text("COLUMN_DEFAULT");
        if (fallback.toUpperCase(java.util.Locale.ROOT).matches("NEXTVAL\\(.*|NEXT VALUE FOR .*")) {
            identity = Supply.Identity.BY_DEFAULT;
            fallback = "";
        }
        String generated = row.upper("IS_GENERATED").equals("ALWAYS") ? row.text("GENERATION_EXPRESSION") : "";
        return new Supply(generated.isEmpty() ? fallback : "", identity, generated, "");
    }
}
