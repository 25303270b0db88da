package org.reprise.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.reprise.proof.TableCatalog.Table;

/**
 * What the database wrote by itself when a row was written, by triggers and by foreign keys that act, and what it would write when that
 * is taken back. No evidence says what that was, so such a change cannot be taken back. Of one connection, in one thread.
 */
final class OwnWrites {
    private final Connection connection;
    private final TableCatalog tables;
    private final Map<String, WritesBeside> known = new HashMap<>();
    private final Map<String, Collection<Reference>> references = new HashMap<>();

    /**
     * A foreign key that acts when a row is deleted that it refers to.
     *
     * @param table whose rows refer
     * @param columns of these rows, by those that they refer to
     */
    private record Reference(String table, Map<String, String> columns) {}

    OwnWrites(Connection connection, TableCatalog tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** What it may have written beside this change, in words; empty where it wrote nothing. */
    String beside(Table table, RowChange row) throws SQLException {
        WritesBeside found = known.get(row.table());
        if (found == null) {
            found = WritesBeside.read(connection, table.place());
            known.put(row.table(), found);
        }
        return found.of(row);
    }

    /**
     * What it would delete or change beside this row if that were deleted now, in words; empty where nothing. Of rows that refer to it, those
     * that a later change wrote are taken back by then: what is left has another writer.
     */
    String gone(Table table, RowChange row) throws SQLException {
        Collection<Reference> acting = references.get(row.table());
        if (acting == null) {
            acting = acting(table);
            references.put(row.table(), acting);
        }
        for (Reference each : acting) {
            long rows = count(each, table, row);
            if (rows > 0) {
                return rows + " rows of " + each.table() + " refer to it";
            }
        }
        return "";
    }

    private Collection<Reference> acting(Table table) throws SQLException {
        Map<List<String>, Reference> acting = new LinkedHashMap<>();
        table.place().referring(connection, key -> {
            if (WritesBeside.acts(key.getInt("DELETE_RULE"))) {
                String other = key.getString("FKTABLE_NAME");
                acting.computeIfAbsent(
                                List.of(other, String.valueOf(key.getString("FK_NAME"))),
                                any -> new Reference(other, new TreeMap<>()))
                        .columns()
                        .put(upper(key.getString("PKCOLUMN_NAME")), upper(key.getString("FKCOLUMN_NAME")));
            }
        });
        return acting.values();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    private long count(Reference reference, Table table, RowChange row) throws SQLException {
        Table other = tables.table(connection, TableCatalog.exact(reference.table()));
        List<String> joined = new ArrayList<>();
        reference
                .columns()
                .forEach((to, from) -> joined.add("R_." + other.column(from).name() + " = T_."
                        + table.column(to).name()));
        if (other.name().equals(table.name()) && !table.key().isEmpty()) {
            joined.add(notItself(table));
        }
        String sql = "SELECT COUNT(*) FROM " + other.name() + " R_ WHERE EXISTS (SELECT 1 FROM " + table.name() + " T_"
                + table.where(row.key()) + " AND " + String.join(" AND ", joined) + ")";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            table.bind(statement, List.of(Table.nonNull(row.key())));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** A row may refer to itself. */
    private static String notItself(Table table) {
        List<String> same = table.key().stream()
                .map(column -> "R_." + table.column(column).name() + " = T_."
                        + table.column(column).name())
                .toList();
        return "NOT (" + String.join(" AND ", same) + ")";
    }
}
