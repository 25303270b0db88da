package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
     * @param columns by their names in upper case
     * @param key     the columns of its primary key, in the order of its index; empty if there is none
     * @param unique  the columns of its primary key and of its unique indexes
     */
    public record Table(TablePlace place, Map<String, Column> columns, List<String> key, Set<Set<String>> unique) {

        public Table {
            key = List.copyOf(key);
        }

        /** As statements name it. */
        public String name() {
            return place.sql();
        }

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
                        "The table " + name() + " has no column " + mapped + " at this site: add it, then retry", null);
            }
            return column;
        }

        /** Those of the columns that an update may write. */
        public SortedMap<String, Value> updatable(SortedMap<String, Value> row) {
            SortedMap<String, Value> kept = new TreeMap<>(row);
            kept.keySet().removeIf(column -> !isUpdatable(column));
            return kept;
        }

        /** Whether an update may write the column. */
        public boolean isUpdatable(String column) {
            Supply supply = column(column).supply();
            return supply != Supply.NUMBERED && supply != Supply.COMPUTED;
        }

        /** Those of the columns that an insert may write. */
        public SortedMap<String, Value> insertable(SortedMap<String, Value> row) {
            SortedMap<String, Value> kept = new TreeMap<>(row);
            kept.keySet().removeIf(column -> column(column).isGenerated());
            return kept;
        }

        private boolean isSupplied(Supply supply) {
            return columns.values().stream().anyMatch(column -> column.supply() == supply);
        }

        /** Whether the database would give the row a number of its own, although it has one. */
        public boolean isZeroed(Map<String, Value> row) {
            return isSupplied(Supply.INCREMENTED)
                    && row.entrySet().stream()
                            .anyMatch(each -> column(each.getKey()).supply() == Supply.INCREMENTED
                                    && each.getValue().equals(ZERO));
        }

        /** The insert of a row with these columns, each of which is to be bound. */
        public String insert(Set<String> row) {
            return insertInto(row) + " VALUES ("
                    + row.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        }

        /** The same without where the values come from. */
        public String insertInto(Set<String> row) {
            String names = row.stream().map(column -> column(column).name()).collect(Collectors.joining(", "));
            return "INSERT INTO " + name() + " (" + names + ")"
                    + (isSupplied(Supply.NUMBERED) ? " OVERRIDING SYSTEM VALUE" : "");
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
    private volatile @Nullable TableNames names;

    /** The name of the table of the data source's schema that is spelled so, and not of others that are alike but for case. */
    public static String exact(String spelled) {
        return TableNames.QUOTE + spelled + TableNames.QUOTE;
    }

    /**
     * A table by its name as SQL has it, in upper case and without quotes, with its schema if it names one; or an {@link #exact} one.
     *
     * @throws RowsRefusedException when this database has no such table, or several
     */
    public Table table(Connection connection, String mapped) throws SQLException {
        Table known = tables.get(mapped);
        if (known == null) {
            known = read(connection, place(connection, mapped));
            tables.put(mapped, known);
        }
        return known;
    }

    /** Tables may be others since they were read: they are read again. */
    public void forget() {
        tables.clear();
        names = null;
    }

    private TablePlace place(Connection connection, String mapped) throws SQLException {
        TableNames known = names;
        TablePlace found = known == null ? null : known.find(mapped);
        if (found == null) {
            known = TableNames.read(connection);
            names = known;
            found = known.find(mapped);
        }
        if (found == null) {
            throw new RowsRefusedException(
                    "This site's database has no table " + mapped + ": create it, then retry", null);
        }
        return found;
    }

    private static Table read(Connection connection, TablePlace place) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        boolean increments = quote.equals(MARIADB_QUOTE);
        Set<String> numbered = increments ? Set.of() : numbered(connection, place);
        Map<String, Column> columns = new HashMap<>();
        place.columns(connection, found -> {
            String column = found.getString("COLUMN_NAME");
            Column other = columns.put(
                    column.toUpperCase(Locale.ROOT),
                    new Column(
                            quote + column.replace(quote, quote + quote) + quote,
                            found.getInt("DATA_TYPE"),
                            found.getString("TYPE_NAME"),
                            numbered.contains(column) ? Supply.NUMBERED : supply(found, increments)));
            if (other != null) {
                throw new RowsRefusedException(
                        "The columns " + other.name() + " and " + quote + column + quote + " of " + place.sql()
                                + " are told apart by case only: rename one, then retry",
                        null);
            }
        });
        if (columns.values().stream().anyMatch(column -> column.type() == Types.DISTINCT)) {
            undress(connection, place, columns);
        }
        return new Table(place, Map.copyOf(columns), place.key(connection), unique(connection, place));
    }

    /** A column of a domain of PostgreSQL is of the type that the domain is made of, which only a result says. */
    private static void undress(Connection connection, TablePlace place, Map<String, Column> columns)
            throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet none = select.executeQuery("SELECT * FROM " + place.sql() + " WHERE 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                int type = meta.getColumnType(i);
                String typeName = meta.getColumnTypeName(i);
                columns.computeIfPresent(
                        meta.getColumnName(i).toUpperCase(Locale.ROOT),
                        (name, column) -> column.type() == Types.DISTINCT
                                ? new Column(column.name(), type, typeName, column.supply())
                                : column);
            }
        }
    }

    private static Supply supply(ResultSet found, boolean increments) throws SQLException {
        if (increments && "YES".equals(found.getString("IS_AUTOINCREMENT"))) {
            return Supply.INCREMENTED;
        }
        return "YES".equals(found.getString("IS_GENERATEDCOLUMN")) ? Supply.COMPUTED : Supply.STATEMENT;
    }

    /** The columns that are GENERATED ALWAYS AS IDENTITY, of which MariaDB has none. */
    private static Set<String> numbered(Connection connection, TablePlace place) throws SQLException {
        Set<String> numbered = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS"
                + " WHERE TABLE_NAME = ? AND TABLE_SCHEMA = ? AND IDENTITY_GENERATION = 'ALWAYS'")) {
            select.setString(1, place.name());
            select.setString(2, place.schema());
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    numbered.add(found.getString(1));
                }
            }
        }
        return numbered;
    }

    private static Set<Set<String>> unique(Connection connection, TablePlace place) throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        place.uniqueIndexes(connection, found -> {
            String column = found.getString("COLUMN_NAME");
            if (column != null) {
                indexes.computeIfAbsent(String.valueOf(found.getString("INDEX_NAME")), each -> new HashSet<>())
                        .add(column.toUpperCase(Locale.ROOT));
            }
        });
        return Set.copyOf(indexes.values());
    }
}
