package org.reprise.fit;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the definitions of a schema's tables. For one thread. */
final class CatalogReader {
    /** Of the event log, and of what migrates schemas. */
    private static final String LOG = "REPRISE_";

    private static final Set<String> HISTORIES =
            Set.of("FLYWAY_SCHEMA_HISTORY", "SCHEMA_VERSION", "DATABASECHANGELOG", "DATABASECHANGELOGLOCK");

    private final Connection connection;
    private final CatalogForm form;

    CatalogReader(Connection connection, CatalogForm form) {
        this.connection = connection;
        this.form = form;
    }

    /** All of a schema that are the application's. */
    List<TableDefinition> tables(String schema) throws SQLException {
        Map<String, List<ColumnDefinition>> columns = new TreeMap<>();
        for (CatalogRow row : CatalogRow.read(
                connection,
                "SELECT * FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, ORDINAL_POSITION",
                schema)) {
            String table = row.text("TABLE_NAME");
            if (isApplication(table)) {
                columns.computeIfAbsent(table, none -> new ArrayList<>()).add(form.column(row));
            }
        }
        columns.keySet().retainAll(names(schema));
        Map<String, List<Trigger>> triggers = triggers(schema);
        List<TableDefinition> tables = new ArrayList<>();
        for (Map.Entry<String, List<ColumnDefinition>> each : columns.entrySet()) {
            tables.add(table(schema, each, triggers.getOrDefault(each.getKey(), List.of())));
        }
        return tables;
    }

    private static boolean isApplication(String table) {
        String upper = upper(table);
        return !upper.startsWith(LOG) && !HISTORIES.contains(upper);
    }

    private Set<String> names(String schema) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet found = metaData()
                .getTables(catalog(schema), schema, "%", new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE"})) {
            while (found.next()) {
                names.add(found.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    private TableDefinition table(
            String schema, Map.Entry<String, List<ColumnDefinition>> columns, List<Trigger> triggers)
            throws SQLException {
        String name = columns.getKey();
        Set<String> key = new HashSet<>();
        try (ResultSet found = metaData().getPrimaryKeys(catalog(schema), schema, name)) {
            while (found.next()) {
                key.add(upper(found.getString("COLUMN_NAME")));
            }
        }
        return new TableDefinition(
                schema,
                name,
                columns.getValue(),
                key,
                uniqueKeys(schema, name, key),
                foreignKeys(schema, name),
                triggers);
    }

    private Set<Set<String>> uniqueKeys(String schema, String table, Set<String> primary) throws SQLException {
        Map<String, Set<String>> keys = new HashMap<>();
        Set<String> partial = new HashSet<>();
        try (ResultSet found = metaData().getIndexInfo(catalog(schema), schema, table, true, true)) {
            while (found.next()) {
                String index = found.getString("INDEX_NAME");
                String column = found.getString("COLUMN_NAME");
                if (index != null && column != null) {
                    keys.computeIfAbsent(index, none -> new HashSet<>())
                            .add(upper(column).replace("\"", ""));
                }
                if (index != null && found.getString("FILTER_CONDITION") != null) {
                    partial.add(index);
                }
            }
        }
        keys.keySet().removeAll(partial);
        Set<Set<String>> all = new HashSet<>(keys.values());
        all.remove(primary);
        return all;
    }

    private List<ForeignKey> foreignKeys(String schema, String table) throws SQLException {
        Map<String, ForeignKey> keys = new TreeMap<>();
        try (ResultSet found = metaData().getImportedKeys(catalog(schema), schema, table)) {
            while (found.next()) {
                String parent = upper(found.getString("PKTABLE_NAME"));
                String name = found.getString("FK_NAME") + " " + parent;
                List<String> columns =
                        new ArrayList<>(keys.containsKey(name) ? keys.get(name).columns() : List.of());
                columns.add(upper(found.getString("FKCOLUMN_NAME")));
                keys.put(
                        name,
                        new ForeignKey(
                                columns, parent, act(found.getInt("DELETE_RULE")), act(found.getInt("UPDATE_RULE"))));
            }
        }
        return List.copyOf(keys.values());
    }

    /** RESTRICT and NO ACTION differ in when they refuse only. */
    private static String act(int rule) {
        return switch (rule) {
            case DatabaseMetaData.importedKeyCascade -> "CASCADE";
            case DatabaseMetaData.importedKeySetNull -> "SET NULL";
            case DatabaseMetaData.importedKeySetDefault -> "SET DEFAULT";
            default -> "NO ACTION";
        };
    }

    private Map<String, List<Trigger>> triggers(String schema) throws SQLException {
        Map<String, String> bodies = form.triggerBodies(schema);
        Map<String, Map<String, Trigger>> found = new TreeMap<>();
        for (CatalogRow row : CatalogRow.read(
                connection, "SELECT * FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = ?", schema)) {
            String table = row.text("EVENT_OBJECT_TABLE");
            String name = row.upper("TRIGGER_NAME");
            String does = (row.text("ACTION_STATEMENT") + row.text("JAVA_CLASS") + " "
                            + bodies.getOrDefault(upper(table) + "." + name, ""))
                    .strip();
            String when = row.upper("ACTION_TIMING") + " " + row.upper("EVENT_MANIPULATION");
            found.computeIfAbsent(table, none -> new TreeMap<>())
                    .merge(name, new Trigger(name, when, does), CatalogReader::both);
        }
        Map<String, List<Trigger>> triggers = new HashMap<>();
        found.forEach((table, named) -> triggers.put(table, List.copyOf(named.values())));
        return triggers;
    }

    /** One trigger at several kinds of change. */
    private static Trigger both(Trigger first, Trigger second) {
        List<String> events = new ArrayList<>(List.of(first.when(), second.when()));
        events.sort(null);
        return new Trigger(first.name(), String.join(", ", events), first.does());
    }

    private DatabaseMetaData metaData() throws SQLException {
        return connection.getMetaData();
    }

    /** A schema of MariaDB is what JDBC calls a catalog there. */
    private @Nullable String catalog(String schema) throws SQLException {
        return form instanceof MariaDbForm ? schema : connection.getCatalog();
    }

    private static String upper(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
