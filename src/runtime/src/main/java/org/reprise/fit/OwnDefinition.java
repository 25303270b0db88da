package org.reprise.fit;

import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.reprise.jdbc.DatabaseMake;

/** What there is to compare of this site. Safe for any thread; call it outside any transaction. */
public final class OwnDefinition {
    private final String site;
    private final DataSource source;
    private final Supplier<Map<String, Map<String, String>>> mapped;
    private final Supplier<Set<String>> generators;

    /**
     * @param mapped     as {@link SiteDefinition}
     * @param generators as {@link SiteDefinition}
     */
    public OwnDefinition(
            String site,
            DataSource source,
            Supplier<Map<String, Map<String, String>>> mapped,
            Supplier<Set<String>> generators) {
        this.site = site;
        this.source = source;
        this.mapped = mapped;
        this.generators = generators;
    }

    /** What persistence units have told by now, of the columns that entities are mapped to. */
    public Map<String, Map<String, String>> mapped() {
        return mapped.get();
    }

    /** @throws FitException when the catalog cannot be read */
    public SiteDefinition read() {
        Map<String, Map<String, String>> columns = mapped.get();
        Set<String> ids = generators.get();
        try (Connection connection = source.getConnection()) {
            CatalogForm form = CatalogForm.of(connection);
            CatalogReader reader = new CatalogReader(connection, form);
            String own = ownSchema(connection);
            List<TableDefinition> tables = new ArrayList<>();
            for (TableDefinition table : reader.tables(own)) {
                // a mapping may name the schema that is meant anyway
                tables.add(columns.containsKey(table.qualified()) ? table : table.unqualified());
            }
            for (String schema : otherSchemas(connection, own, columns.keySet())) {
                tables.addAll(reader.tables(schema));
            }
            SortedMap<Setting, String> settings = form.settings();
            settings.put(Setting.JVM_ZONE, ZoneId.systemDefault().getId());
            settings.put(Setting.JAVA_VERSION, String.valueOf(Runtime.version().feature()));
            settings.put(Setting.JVM_LOCALE, Locale.getDefault().toLanguageTag());
            settings.put(Setting.JVM_CHARSET, Charset.defaultCharset().name());
            return new SiteDefinition(site, DatabaseMake.of(connection), settings, tables, columns, ids);
        } catch (SQLException e) {
            throw new FitException(
                    "The catalog of this site's database cannot be read: " + e.getMessage()
                            + ". Let the user of the data source read INFORMATION_SCHEMA",
                    e);
        }
    }

    private static String ownSchema(Connection connection) throws SQLException {
        String schema = connection.getSchema();
        return schema == null ? Objects.requireNonNullElse(connection.getCatalog(), "") : schema;
    }

    /** As this database spells those that mappings name. */
    private static Set<String> otherSchemas(Connection connection, String own, Set<String> tables) throws SQLException {
        Set<String> named = new LinkedHashSet<>();
        for (String table : tables) {
            int dot = table.lastIndexOf('.');
            if (dot > 0) {
                named.add(table.substring(0, dot));
            }
        }
        Set<String> schemas = new LinkedHashSet<>();
        if (!named.isEmpty()) {
            for (CatalogRow row : CatalogRow.read(connection, "SELECT SCHEMA_NAME FROM INFORMATION_SCHEMA.SCHEMATA")) {
                if (named.contains(row.upper("SCHEMA_NAME"))
                        && !row.text("SCHEMA_NAME").equals(own)) {
                    schemas.add(row.text("SCHEMA_NAME"));
                }
            }
        }
        return schemas;
    }
}
