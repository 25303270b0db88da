package org.reprise.statement;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.compare.Form;
import org.reprise.jdbc.DatabaseMake;
import org.reprise.proof.Column;
import org.reprise.proof.TableCatalog.Table;
import org.reprise.proof.Value;

/**
 * A table whose rows statements of the application change.
 *
 * @param name    as the mapping names it, in upper case
 * @param table   as this database names it
 * @param columns with which a statement computes, by their names in upper case
 * @param key     by which a row is known: that of the entity, or of the table; empty if there is none
 * @param mapped  other columns that entities have
 * @param own     what the database itself may write into a row that is updated, of the columns that entities have
 */
public record StatementTable(
        String name,
        Table table,
        Map<String, StatementColumn> columns,
        SortedSet<String> key,
        SortedSet<String> mapped,
        Own own) {

    /**
     * What the database writes.
     *
     * @param columns that may be other after an update, besides those that it assigns
     * @param doubt   why another site may write something else into them; empty when it does not
     */
    public record Own(SortedSet<String> columns, String doubt) {
        /** Of these columns, of which entities have {@code mapped}. */
        static Own of(Table table, Set<String> mapped, RowTriggers triggers, String lenience) {
            SortedSet<String> columns = new TreeSet<>(triggers.mayChangeRow() ? mapped : triggers.renewed());
            if (!triggers.mayChangeRow()) {
                table.columns().forEach((name, column) -> {
                    if (column.isGenerated()) {
                        columns.add(name);
                    }
                });
            }
            columns.retainAll(mapped);
            return new Own(columns, doubt(mapped, triggers, lenience));
        }

        private static String doubt(Set<String> mapped, RowTriggers triggers, String lenience) {
            return triggers.mayChangeRow()
                    ? "a trigger may change its rows"
                    : triggers.renewed().stream()
                            .filter(mapped::contains)
                            .findFirst()
                            .map(column -> "the database gives " + column + " a time with each update")
                            .orElse(lenience);
        }
    }

    /**
     * Reads what the database knows of it.
     *
     * @param key    of the entity that is mapped to it; empty where there is none, and the table's own is taken
     * @param mapped other columns that entities have
     */
    public static StatementTable read(
            String name, Table table, Set<String> key, Set<String> mapped, Connection connection) throws SQLException {
        return new StatementTable(
                name,
                table,
                columns(table, connection),
                new TreeSet<>(key.isEmpty() ? table.key() : key),
                new TreeSet<>(mapped),
                Own.of(table, mapped, RowTriggers.of(connection, name), lenience(connection)));
    }

    /** Why what is written may not be what is held; empty where the database refuses what does not fit. */
    private static String lenience(Connection connection) throws SQLException {
        if (DatabaseMake.of(connection) != DatabaseMake.MARIADB) {
            return "";
        }
        try (Statement select = connection.createStatement();
                ResultSet mode = select.executeQuery("SELECT @@SESSION.sql_mode")) {
            mode.next();
            return mode.getString(1).contains("STRICT_")
                    ? ""
                    : "the database cuts and clamps what does not fit: its sql_mode is not strict";
        }
    }

    private static Map<String, StatementColumn> columns(Table table, Connection connection) throws SQLException {
        Map<String, StatementColumn> columns = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet none = select.executeQuery("SELECT * FROM " + table.name() + " WHERE 1 = 0")) {
            ResultSetMetaData meta = none.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                columns.put(meta.getColumnName(i).toUpperCase(Locale.ROOT), StatementColumn.of(meta, i));
            }
        }
        return columns;
    }

    /** The columns that hold yes or no. */
    public Set<String> booleans() {
        return table.columns().entrySet().stream()
                .filter(each -> each.getValue().yesOrNo())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Why the database may write something of its own into a row that a statement writes; empty when it does not. */
    public String doubt(StatementText statement) {
        return switch (statement.operation()) {
            case DELETE -> "";
            case UPDATE -> own.doubt();
            case INSERT ->
                Stream.concat(key.stream(), mapped.stream())
                        .filter(column -> statement.body().assignments().stream()
                                .noneMatch(each -> each.column().equals(column)))
                        .findFirst()
                        .map(column -> key.contains(column)
                                ? "the database makes the key"
                                : "what " + column + " begins with is left to the database")
                        .orElse(own.doubt());
        };
    }

    /** These columns of a row of a result, in which they stand side by side. */
    SortedMap<String, Value> values(ResultSet rows, SortedSet<String> of, int first) throws SQLException {
        SortedMap<String, Value> values = new TreeMap<>();
        int place = first;
        for (String name : of) {
            Column column = table.column(name);
            values.put(name, Form.of(column).read(rows, place++, column));
        }
        return values;
    }

    /** By which one of its rows is named in evidence: all columns where it has no key. */
    SortedSet<String> naming() {
        return key.isEmpty() ? new TreeSet<>(table.columns().keySet()) : key;
    }
}
