package org.reprise.liberty.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Rows as text that is equal wherever the values are equal, whatever the make of database: the columns by name, a line each row,
 * tabs between values. Numbers without trailing zeros, booleans as 0 and 1, bytes in hex, no value as {@code \N}.
 */
final class CanonicalRows {

    private CanonicalRows() {}

    /** First a line with the names of the columns. */
    static void write(ResultSet rows, PrintWriter out) throws SQLException, IOException {
        TreeMap<String, Integer> columns = columns(rows.getMetaData());
        out.print(String.join("\t", columns.keySet()) + "\n");
        while (rows.next()) {
            List<String> values = new ArrayList<>();
            for (int column : columns.values()) {
                values.add(text(rows.getObject(column)));
            }
            out.print(String.join("\t", values) + "\n");
        }
    }

    private static TreeMap<String, Integer> columns(ResultSetMetaData meta) throws SQLException {
        TreeMap<String, Integer> columns = new TreeMap<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.put(meta.getColumnLabel(i).toUpperCase(Locale.ROOT), i);
        }
        return columns;
    }

    private static String text(Object value) throws SQLException, IOException {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        if (value instanceof Number number) {
            return new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Blob blob) {
            try (InputStream in = blob.getBinaryStream()) {
                return HexFormat.of().formatHex(in.readAllBytes());
            }
        }
        return escaped(value.toString());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
