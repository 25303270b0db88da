package org.reprise.compare;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.TableCatalog.Table;

/** The application's tables in the schema of its data source. For one thread. */
public final class SiteTables {
    /** Of the event log, and of what migrates schemas. */
    private static final String LOG = "REPRISE_";

    private static final Set<String> HISTORIES =
            Set.of("FLYWAY_SCHEMA_HISTORY", "SCHEMA_VERSION", "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");

    private final Connection connection;
    private final Set<String> generators;
    private final TableCatalog catalog = new TableCatalog();

    /** @param generators tables where generators stand, in upper case: they differ from site to site, and rightly so */
    public SiteTables(Connection connection, Set<String> generators) {
        this.connection = connection;
        this.generators = Set.copyOf(generators);
    }

    /** By name. */
    public List<TableShape> shapes() throws SQLException {
        List<TableShape> shapes = new ArrayList<>();
        for (String name : names()) {
            shapes.add(shape(name));
        }
        return shapes;
    }

    /** @throws org.reprise.proof.RowsRefusedException when there is none */
    public Table table(String name) throws SQLException {
        return catalog.table(connection, name);
    }

    private Set<String> names() throws SQLException {
        Set<String> names = new TreeSet<>();
        try (ResultSet found = metaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                String upper = upper(name);
                if (!upper.startsWith(LOG) && !HISTORIES.contains(upper) && !generators.contains(upper)) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    private TableShape shape(String name) throws SQLException {
        SortedMap<String, Form> columns = new TreeMap<>();
        table(upper(name)).columns().forEach((column, type) -> columns.put(column, Form.of(type)));
        Set<String> key = new HashSet<>();
        try (ResultSet found = metaData().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (found.next()) {
                key.add(upper(found.getString("COLUMN_NAME")));
            }
        }
        Set<String> parents = new HashSet<>();
        try (ResultSet found = metaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), name)) {
            while (found.next()) {
                parents.add(upper(found.getString("PKTABLE_NAME")));
            }
        }
        return new TableShape(upper(name), columns, List.copyOf(key), parents);
    }

    private DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
