package org.reprise.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Column.Supply;

/** What this site's database calls the tables and columns of mappings, and of what types they are. Read once a table. */
public final class TableCatalog {

    /**
     * @param name    quoted as this make wants it
     * @param columns by their names in upper case
     * @param unique  the columns of its primary key and of its unique indexes
     */
    public record Table(String name, Map<String, Column> columns, Set<Set<String>> unique) {

        /** Whether there can be one row at most with these values. */
        boolean isKey(Map<String, Value> row) {
            return unique.stream().anyMatch(key -> key.stream()
                    .allMatch(column ->
                            row.containsKey(column) && !row.get(column).equals(Value.NULL)));
        }

        /** @throws RowsRefusedException when there is none */
        public Column column(String mapped) {
            Column column = columns.get(mapped);
            if (column == null) {
                throw new RowsRefusedException(
                        "The table " + name + " has no column " + mapped + " at this site: add it, then retry", null);
            }
            return column;
        }

        /** Those of the columns that an update may write. */
        SortedMap<String, Value> updatable(SortedMap<String, Value> row) {
            SortedMap<String, Value> kept = new TreeMap<>(row);
            kept.keySet().removeIf(column -> column(column).supply() == Supply.NUMBERED);
            kept.keySet().removeIf(column -> column(column).isGenerated());
            return kept;
        }

        /** Those of the columns that an insert may write. */
        SortedMap<String, Value> insertable(SortedMap<String, Value> row) {
            SortedMap<String, Value> kept = new TreeMap<>(row);
            kept.keySet().removeIf(column -> column(column).isGenerated());
            return kept;
        }

        private boolean isSupplied(Supply supply) {
            return columns.values().stream().anyMatch(column -> column.supply() == supply);
        }

        /** Whether the database would give the row a number of its own, although it has one. */
        boolean isZeroed(Map<String, Value> row) {
            return isSupplied(Supply.INCREMENTED)
                    && row.entrySet().stream()
                            .anyMatch(each -> column(each.getKey()).supply() == Supply.INCREMENTED
                                    && each.getValue().equals(ZERO));
        }

        /** The insert of a row with these columns, each of which is to be bound. */
        String insert(Set<String> row) {
            String names = row.stream().map(column -> column(column).name()).collect(Collectors.joining(", "));
            return "INSERT INTO " + name + " (" + names + ")"
                    + (isSupplied(Supply.NUMBERED) ? " OVERRIDING SYSTEM VALUE" : "") + " VALUES ("
                    + row.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }

        /** The condition for a row; {@link #nonNull} of its key is to be bound. */
        public String where(Map<String, Value> key) {
            List<String> conditions = new ArrayList<>();
            key.forEach((column, value) ->
                    conditions.add(column(column).name() + (value.equals(Value.NULL) ? " IS NULL" : " = ?")));
            return " WHERE " + String.join(" AND ", conditions);
        }

        /** What of a key is a parameter. */
        public static SortedMap<String, Value> nonNull(SortedMap<String, Value> key) {
            SortedMap<String, Value> bound = new TreeMap<>(key);
            bound.values().removeIf(Value.NULL::equals);
            return bound;
        }

        /** Gives a statement these values, one map after the other, each in the order of its columns. */
        public void bind(PreparedStatement statement, List<SortedMap<String, Value>> parameters) throws SQLException {
            int place = 1;
            for (SortedMap<String, Value> each : parameters) {
                for (Map.Entry<String, Value> column : each.entrySet()) {
                    TableCatalog.bind(statement, place++, column(column.getKey()), column.getValue());
                }
            }
        }
    }

    /** Some drivers refuse a value by themselves, and do not say of which column it is. */
    private static void bind(PreparedStatement statement, int place, Column column, Value value) throws SQLException {
        try {
            column.bind(statement, place, value);
        } catch (SQLException e) {
            throw new SQLException(
                    "column " + column.name() + " takes no " + value + ": " + e.getMessage(), e.getSQLState(), e);
        }
    }

    private static final String MARIADB_QUOTE = "`";
    private static final Value ZERO = Value.of(0);

    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    /** @throws RowsRefusedException when this database has no such table */
    public Table table(Connection connection, String mapped) throws SQLException {
        Table known = tables.get(mapped);
        if (known == null) {
            known = read(connection, mapped);
            tables.put(mapped, known);
        }
        return known;
    }

    private static Table read(Connection connection, String mapped) throws SQLException {
        int dot = mapped.lastIndexOf('.');
        String plain = mapped.substring(dot + 1);
        Set<String> schemas = new LinkedHashSet<>();
        for (String schema : spellings(dot < 0 ? connection.getSchema() : mapped.substring(0, dot))) {
            schemas.add(schema);
        }
        for (String schema : schemas) {
            for (String name : spellings(plain)) {
                Table found = read(connection, schema, name, dot >= 0);
                if (found != null) {
                    return found;
                }
            }
        }
        throw new RowsRefusedException("This site's database has no table " + mapped + ": create it, then retry", null);
    }

    private static Iterable<String> spellings(@Nullable String name) {
        Set<String> spellings = new LinkedHashSet<>();
        if (name == null) {
            spellings.add(null);
        } else {
            spellings.add(name);
            spellings.add(name.toLowerCase(Locale.ROOT));
            spellings.add(name.toUpperCase(Locale.ROOT));
        }
        return spellings;
    }

    private static @Nullable Table read(Connection connection, @Nullable String schema, String name, boolean qualified)
            throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String quote = metaData.getIdentifierQuoteString().strip();
        boolean increments = quote.equals(MARIADB_QUOTE);
        Set<String> numbered = increments ? Set.of() : numbered(connection, schema, name);
        Map<String, Column> columns = new HashMap<>();
        try (ResultSet found = metaData.getColumns(connection.getCatalog(), schema, escaped(metaData, name), "%")) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                columns.put(
                        column.toUpperCase(Locale.ROOT),
                        new Column(
                                quote + column + quote,
                                found.getInt("DATA_TYPE"),
                                found.getString("TYPE_NAME"),
                                numbered.contains(column) ? Supply.NUMBERED : supply(found, increments)));
            }
        }
        String prefix = qualified && schema != null ? quote + schema + quote + "." : "";
        return columns.isEmpty()
                ? null
                : new Table(
                        prefix + quote + name + quote, Map.copyOf(columns), unique(metaData, connection, schema, name));
    }

    private static Supply supply(ResultSet found, boolean increments) throws SQLException {
        if (increments && "YES".equals(found.getString("IS_AUTOINCREMENT"))) {
            return Supply.INCREMENTED;
        }
        return "YES".equals(found.getString("IS_GENERATEDCOLUMN")) ? Supply.COMPUTED : Supply.STATEMENT;
    }

    /** The columns that are GENERATED ALWAYS AS IDENTITY, of which MariaDB has none. */
    private static Set<String> numbered(Connection connection, @Nullable String schema, String name)
            throws SQLException {
        Set<String> numbered = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_NAME = ? AND IDENTITY_GENERATION = 'ALWAYS'"
                + (schema == null ? "" : " AND TABLE_SCHEMA = ?"))) {
            select.setString(1, name);
            if (schema != null) {
                select.setString(2, schema);
            }
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    numbered.add(found.getString(1));
                }
            }
        }
        return numbered;
    }

    private static Set<Set<String>> unique(
            DatabaseMetaData metaData, Connection connection, @Nullable String schema, String name)
            throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        try (ResultSet found = metaData.getIndexInfo(connection.getCatalog(), schema, name, true, true)) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                if (column != null) {
                    indexes.computeIfAbsent(String.valueOf(found.getString("INDEX_NAME")), each -> new HashSet<>())
                            .add(column.toUpperCase(Locale.ROOT));
                }
            }
        }
        return Set.copyOf(indexes.values());
    }

    /** An underscore in a pattern is any character. */
    private static String escaped(DatabaseMetaData metaData, String name) throws SQLException {
        String escape = metaData.getSearchStringEscape();
        return escape.isEmpty() ? name : name.replace("_", escape + "_");
    }
}
