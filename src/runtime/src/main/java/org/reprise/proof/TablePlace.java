package org.reprise.proof;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where this site's database keeps a table, and how it spells it.
 *
 * @param catalog by which JDBC knows it; to JDBC a schema of MariaDB is a catalog
 * @param schema  by which JDBC knows it; null with MariaDB
 * @param name    as it is spelled there
 * @param sql     the same for statements: quoted as this make wants it, with its schema where it is not that of the data source
 */
public record TablePlace(@Nullable String catalog, @Nullable String schema, String name, String sql) {

    /** Sees a row of what JDBC tells of the table. */
    public interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    /** Whether JDBC means this one; a make without catalogs may leave its name out. */
    public boolean is(@Nullable String otherCatalog, @Nullable String otherSchema, String otherName) {
        return name.equals(otherName)
                && (schema == null ? Objects.equals(catalog, otherCatalog) : schema.equals(otherSchema));
    }

    /** As {@link DatabaseMetaData#getColumns}. */
    public void columns(Connection connection, Reader reader) throws SQLException {
        DatabaseMetaData meta = connection.getMetaData();
        String pattern = pattern(meta, name);
        String within = schema == null ? null : pattern(meta, schema);
        each(meta.getColumns(catalog, within, pattern, "%"), "TABLE_NAME", reader);
    }

    /** As {@link DatabaseMetaData#getIndexInfo}, of indexes that are unique. */
    void uniqueIndexes(Connection connection, Reader reader) throws SQLException {
        each(connection.getMetaData().getIndexInfo(catalog, schema, name, true, true), "TABLE_NAME", reader);
    }

    /** As {@link DatabaseMetaData#getImportedKeys}. */
    public void references(Connection connection, Reader reader) throws SQLException {
        each(connection.getMetaData().getImportedKeys(catalog, schema, name), "FKTABLE_NAME", reader);
    }

    /** As {@link DatabaseMetaData#getExportedKeys}. */
    void referring(Connection connection, Reader reader) throws SQLException {
        each(connection.getMetaData().getExportedKeys(catalog, schema, name), "PKTABLE_NAME", reader);
    }

    /** The columns of its primary key in upper case, in the order of its index. */
    List<String> key(Connection connection) throws SQLException {
        SortedMap<Integer, String> key = new TreeMap<>();
        each(
                connection.getMetaData().getPrimaryKeys(catalog, schema, name),
                "TABLE_NAME",
                row -> key.put(
                        row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME").toUpperCase(Locale.ROOT)));
        return new ArrayList<>(key.values());
    }

    /** MariaDB also tells of tables whose names are other in case. */
    private void each(ResultSet rows, String named, Reader reader) throws SQLException {
        try (rows) {
            while (rows.next()) {
                if (name.equals(rows.getString(named))) {
                    reader.read(rows);
                }
            }
        }
    }

    /** An underscore in a pattern is any character. */
    private static String pattern(DatabaseMetaData meta, String name) throws SQLException {
        String escape = meta.getSearchStringEscape();
        return escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }
}
