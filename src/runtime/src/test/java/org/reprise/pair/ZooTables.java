package org.reprise.pair;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Value;
import org.reprise.zoo.ZooDatabase;

/** All rows of all of the application's tables, as text that is the same on every make. */
final class ZooTables {
    /** EclipseLink's own: where generators stand. */
    private static final Set<String> GENERATORS = Set.of("SEQUENCE", "ANIMAL_IDS", "ZOO_IDS");

    private ZooTables() {}

    static Map<String, List<String>> of(ZooDatabase zoo) {
        return of(zoo, "");
    }

    /** @param schema another one that is the application's, too; empty for none */
    static Map<String, List<String>> of(ZooDatabase zoo, String schema) {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection connection = zoo.database().connect()) {
            String quote = connection.getMetaData().getIdentifierQuoteString().strip();
            for (String table : names(connection)) {
                tables.put(table.toUpperCase(Locale.ROOT), rows(connection, quote + table + quote));
            }
            if (!schema.isEmpty()) {
                tables.put("SHOP.ITEM", rows(connection, schema + ".ITEM"));
            }
            return tables;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows that only one of the two has, each with its table. */
    static List<String> differences(Map<String, List<String>> here, Map<String, List<String>> there) {
        List<String> differences = new ArrayList<>();
        Set<String> tables = new TreeSet<>(here.keySet());
        tables.addAll(there.keySet());
        for (String table : tables) {
            List<String> left = new ArrayList<>(here.getOrDefault(table, List.of()));
            List<String> right = new ArrayList<>(there.getOrDefault(table, List.of()));
            List<String> both = List.copyOf(left);
            right.forEach(left::remove);
            both.forEach(right::remove);
            left.forEach(row -> differences.add(table + " only first: " + row));
            right.forEach(row -> differences.add(table + " only second: " + row));
        }
        return differences;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String name = tables.getString("TABLE_NAME");
                String upper = name.toUpperCase(Locale.ROOT);
                if (!upper.startsWith("REPRISE_") && !GENERATORS.contains(upper)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT " + columns(connection, table) + " FROM " + table)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                Map<String, String> row = new TreeMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(
                            columns.getColumnName(i).toUpperCase(Locale.ROOT),
                            value(result, i, columns.getColumnType(i), columns.getColumnTypeName(i))
                                    .toString());
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    /** MariaDB writes six digits of a number of single precision, which has up to nine. */
    private static String columns(Connection connection, String table) throws SQLException {
        if (DatabaseMake.of(connection) != DatabaseMake.MARIADB) {
            return "*";
        }
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String name = meta.getColumnName(i);
                columns.add(
                        meta.getColumnType(i) == Types.REAL
                                ? "CAST(" + name + " AS DOUBLE) AS " + name
                                : "`" + name + "`");
            }
        }
        return String.join(", ", columns);
    }

    private static Value value(ResultSet result, int column, int type, String name) throws SQLException {
        Object value =
                switch (type) {
                    case Types.BOOLEAN, Types.BIT -> result.getBoolean(column);
                    case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT, Types.DECIMAL, Types.NUMERIC ->
                        result.getBigDecimal(column);
                    case Types.REAL, Types.FLOAT, Types.DOUBLE -> result.getDouble(column) + 0d;
                    case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                        name.equalsIgnoreCase("uuid") ? result.getString(column) : result.getBytes(column);
                    case Types.DATE -> day(result, column);
                    case Types.TIME -> result.getObject(column, LocalTime.class);
                    case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
                        name.toLowerCase(Locale.ROOT).matches(".*(tz|with time zone)")
                                ? local(result.getObject(column, OffsetDateTime.class))
                                : result.getObject(column, LocalDateTime.class);
                    default -> result.getString(column);
                };
        return Value.of(result.wasNull() ? null : value).withoutPadding();
    }

    /** HSQLDB counts the days of old calendars in Java's old way, and says so in texts only. */
    private static String day(ResultSet result, int column) throws SQLException {
        return DatabaseMake.of(result.getStatement().getConnection()) == DatabaseMake.HSQLDB
                ? result.getString(column)
                : String.valueOf(result.getObject(column, LocalDate.class));
    }

    /** As a column without a zone holds it. */
    private static LocalDateTime local(OffsetDateTime time) {
        return time == null
                ? null
                : time.atZoneSameInstant(ZoneId.systemDefault()).toLocalDateTime();
    }
}
