package org.reprise.seed;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** Those of a table, which the database calls {@code name}. */
    static List<Reference> of(Connection connection, String name) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        List<Reference> found = new ArrayList<>();
        List<String> columns = new ArrayList<>();
        String parent = "";
        try (ResultSet row = metaData.getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (row.next()) {
                if (row.getInt("KEY_SEQ") == 1 && !columns.isEmpty()) {
                    found.add(new Reference(upper(name), parent, columns));
                    columns.clear();
                }
                parent = upper(row.getString("PKTABLE_NAME"));
                columns.add(upper(row.getString("FKCOLUMN_NAME")));
            }
        }
        if (!columns.isEmpty()) {
            found.add(new Reference(upper(name), parent, columns));
        }
        return found;
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
