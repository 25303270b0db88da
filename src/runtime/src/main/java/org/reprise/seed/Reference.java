package org.reprise.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.compare.SiteTables;

/**
 * A foreign key.
 *
 * @param child   the table that has it
 * @param parent  the table that it refers to
 * @param columns of {@code child}, in upper case
 */
record Reference(String child, String parent, List<String> columns) {

    Reference {
        columns = List.copyOf(columns);
    }

    /** Those of a table. */
    static List<Reference> of(Connection connection, SiteTables tables, String child) throws SQLException {
        SortedMap<String, Reference> found = new TreeMap<>();
        tables.table(child).place().references(connection, row -> {
            Reference one = new Reference(child, tables.parent(row), List.of(upper(row.getString("FKCOLUMN_NAME"))));
            found.merge(row.getString("FK_NAME") + " " + one.parent(), one, Reference::and);
        });
        return List.copyOf(found.values());
    }

    private Reference and(Reference next) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(next.columns());
        return new Reference(child, parent, all);
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
