package org.reprise.fit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A row of a catalog view, by the names of its columns. What a make has not is empty. */
record CatalogRow(Map<String, String> values) {

    static List<CatalogRow> read(Connection connection, String sql, String... parameters) throws SQLException {
        List<CatalogRow> read = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = select.executeQuery()) {
                ResultSetMetaData meta = rows.getMetaData();
                while (rows.next()) {
                    Map<String, String> values = new HashMap<>();
                    for (int i = 1; i <= meta.getColumnCount(); i++) {
                        String value = rows.getString(i);
                        values.put(meta.getColumnLabel(i).toUpperCase(Locale.ROOT), value == null ? "" : value);
                    }
                    read.add(new CatalogRow(values));
                }
            }
        }
        return read;
    }

    String text(String column) {
        return values.getOrDefault(column, "");
    }

    String upper(String column) {
        return text(column).toUpperCase(Locale.ROOT);
    }

    boolean is(String column) {
        return upper(column).equals("YES");
    }

    /** 0 where there is none. */
    long number(String column) {
        String text = text(column);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    int small(String column) {
        return (int) Math.min(Integer.MAX_VALUE, number(column));
    }
}
