package org.reprise.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the one table that a name means, whatever this database's rules for schemas and for the case of names. A name is in upper case and
 * without quotes, as SQL had it: with its schema, or without where the schema is that of the data source. Immutable.
 */
final class TableNames {
    /** Around a name that is as it is spelled. */
    static final String QUOTE = "\"";

    private static final String MARIADB_QUOTE = "`";

    private final String quote;
    private final @Nullable String catalog;
    private final List<String> path;
    private final boolean lower;
    private final List<Entry> entries;

    private record Entry(String schema, String name) {
        boolean is(String upper) {
            return name.toUpperCase(Locale.ROOT).equals(upper) || (QUOTE + name + QUOTE).equals(upper);
        }

        boolean isQualified(String upper) {
            return (schema + "." + name).toUpperCase(Locale.ROOT).equals(upper);
        }
    }

    private TableNames(String quote, @Nullable String catalog, List<String> path, boolean lower, List<Entry> entries) {
        this.quote = quote;
        this.catalog = catalog;
        this.path = path;
        this.lower = lower;
        this.entries = entries;
    }

    /** As they are now. */
    static TableNames read(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows =
                        select.executeQuery("SELECT TABLE_SCHEMA, TABLE_NAME FROM INFORMATION_SCHEMA.TABLES")) {
            while (rows.next()) {
                entries.add(new Entry(rows.getString(1), rows.getString(2)));
            }
        }
        String quote = connection.getMetaData().getIdentifierQuoteString().strip();
        boolean isMariaDb = quote.equals(MARIADB_QUOTE);
        boolean lower = !isMariaDb && connection.getMetaData().storesLowerCaseIdentifiers();
        return new TableNames(
                quote,
                isMariaDb ? null : connection.getCatalog(),
                lower ? path(connection) : List.of(isMariaDb ? connection.getCatalog() : connection.getSchema()),
                lower,
                entries);
    }

    /** PostgreSQL looks for a table in several schemas, one after the other. */
    private static List<String> path(Connection connection) throws SQLException {
        List<String> path = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet rows = select.executeQuery("SELECT unnest(current_schemas(false))")) {
            while (rows.next()) {
                path.add(rows.getString(1));
            }
        }
        return path;
    }

    /**
     * Null when there is none.
     *
     * @throws RowsRefusedException when there are several and none is as this make spells a name without quotes
     */
    @Nullable
    TablePlace find(String mapped) {
        for (String schema : path) {
            List<Entry> found = entries.stream()
                    .filter(each -> each.schema().equals(schema) && each.is(mapped))
                    .toList();
            if (!found.isEmpty()) {
                return place(only(mapped, found));
            }
        }
        List<Entry> found =
                entries.stream().filter(each -> each.isQualified(mapped)).toList();
        return found.isEmpty() ? null : place(only(mapped, found));
    }

    private Entry only(String mapped, List<Entry> found) {
        if (found.size() == 1) {
            return found.get(0);
        }
        String plain = lower ? mapped.toLowerCase(Locale.ROOT) : mapped;
        return found.stream()
                .filter(each -> each.name().equals(plain) || (each.schema() + "." + each.name()).equals(plain))
                .findFirst()
                .orElseThrow(() -> new RowsRefusedException(
                        "This site's database has several tables whose names are " + mapped + " but for case: "
                                + found.stream().map(each -> place(each).sql()).collect(Collectors.joining(", "))
                                + ". Rename all but the one that is mapped, then retry",
                        null));
    }

    private TablePlace place(Entry table) {
        boolean isMariaDb = quote.equals(MARIADB_QUOTE);
        String prefix = !path.isEmpty() && table.schema().equals(path.get(0)) ? "" : quoted(table.schema()) + ".";
        return new TablePlace(
                isMariaDb ? table.schema() : catalog,
                isMariaDb ? null : table.schema(),
                table.name(),
                prefix + quoted(table.name()));
    }

    private String quoted(String name) {
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
