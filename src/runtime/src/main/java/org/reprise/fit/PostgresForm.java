package org.reprise.fit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The catalog of PostgreSQL. Its encoding is that of the whole database. */
final class PostgresForm implements CatalogForm {
    private final Connection connection;
    private final String encoding;
    private final Map<String, Collation> collations = new HashMap<>();

    PostgresForm(Connection connection) throws SQLException {
        this.connection = connection;
        this.encoding = one("SELECT current_setting('server_encoding') AS one");
    }

    private String one(String sql, String... parameters) throws SQLException {
        List<CatalogRow> rows = CatalogRow.read(connection, sql, parameters);
        return rows.isEmpty() ? "" : rows.get(0).text("ONE");
    }

    @Override
    public ColumnDefinition column(CatalogRow row) throws SQLException {
        ColumnType type = type(row);
        Collation collation = type.kind() == Kind.TEXT ? collation(row.text("COLLATION_NAME")) : null;
        return new ColumnDefinition(
                row.text("COLUMN_NAME"), type, row.is("IS_NULLABLE"), StandardTypes.supply(row), collation);
    }

    private ColumnType type(CatalogRow row) throws SQLException {
        String name = row.text("DATA_TYPE").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "TEXT" -> ColumnType.of(Kind.TEXT, name, 0, 0);
            case "BYTEA" -> ColumnType.of(Kind.BYTES, name, 0, 0);
            case "BIT" -> bits(row);
            case "USER-DEFINED" -> ownType(row.text("UDT_NAME"));
            case "ARRAY" -> ColumnType.of(Kind.OTHER, "ARRAY " + row.text("UDT_NAME"), 0, 0);
            default -> StandardTypes.of(row);
        };
    }

    private static ColumnType bits(CatalogRow row) {
        long size = row.number("CHARACTER_MAXIMUM_LENGTH");
        return ColumnType.of(Kind.OTHER, StandardTypes.sized("BIT", size), 0, 0);
    }

    private ColumnType ownType(String name) throws SQLException {
        List<String> values = CatalogRow.read(
                        connection,
                        "SELECT e.enumlabel FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = ?"
                                + " ORDER BY e.enumsortorder",
                        name)
                .stream()
                .map(each -> each.text("ENUMLABEL"))
                .toList();
        return values.isEmpty()
                ? ColumnType.of(Kind.OTHER, name.toUpperCase(Locale.ROOT), 0, 0)
                : ColumnType.of(Kind.ENUM, "ENUM", 0, 0).of(values);
    }

    private Collation collation(String name) throws SQLException {
        Collation known = collations.get(name);
        if (known == null) {
            known = read(name);
            collations.put(name, known);
        }
        return known;
    }

    /** Two texts of a deterministic collation are equal when their bytes are. */
    private Collation read(String name) throws SQLException {
        boolean deterministic = name.isEmpty()
                || !one("SELECT bool_and(collisdeterministic)::text AS one FROM pg_collation WHERE collname = ?", name)
                        .equals("false");
        if (deterministic) {
            return new Collation(name, encoding, true, true, true);
        }
        String quoted = "\"" + name.replace("\"", "\"\"") + "\"";
        String sql = "SELECT ('a' = 'A' COLLATE " + quoted + ")::text AS cases, ('a' = U&'\\00E4' COLLATE " + quoted
                + ")::text AS accents, ('a' = 'a ' COLLATE " + quoted + ")::text AS blanks";
        CatalogRow seen = CatalogRow.read(connection, sql).get(0);
        return new Collation(
                name,
                encoding,
                seen.text("CASES").equals("false"),
                seen.text("ACCENTS").equals("false"),
                seen.text("BLANKS").equals("false"));
    }

    @Override
    public Map<String, String> triggerBodies(String schema) throws SQLException {
        Map<String, String> bodies = new HashMap<>();
        for (CatalogRow row : CatalogRow.read(
                connection,
                "SELECT c.relname, t.tgname, p.prosrc FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_proc p ON p.oid = t.tgfoid"
                        + " WHERE NOT t.tgisinternal AND n.nspname = ?",
                schema)) {
            bodies.put(row.upper("RELNAME") + "." + row.upper("TGNAME"), row.text("PROSRC"));
        }
        return bodies;
    }

    @Override
    public SortedMap<Setting, String> settings() throws SQLException {
        SortedMap<Setting, String> settings = new TreeMap<>();
        DriverUrl url = new DriverUrl(
                Objects.requireNonNullElse(connection.getMetaData().getURL(), ""));
        settings.put(Setting.ROWS_COUNTED, "found");
        settings.put(Setting.STRICT, "yes");
        settings.put(Setting.TEXT_PARAMETERS, url.parameter("stringtype", "varchar"));
        String order = one("SELECT datcollate AS one FROM pg_database WHERE datname = current_database()");
        settings.put(Setting.TEXT_ORDER, order.matches("C|POSIX|C\\..*") ? "by code" : order);
        settings.put(Setting.SESSION_OFFSET, one("SELECT (EXTRACT(TIMEZONE FROM now()) / 60)::int::text AS one"));
        return settings;
    }
}
