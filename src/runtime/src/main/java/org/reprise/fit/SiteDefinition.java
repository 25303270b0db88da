package org.reprise.fit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.jdbc.DatabaseMake;

/**
 * What there is to compare of a site.
 *
 * @param site     its name
 * @param settings of database, driver and Java, by name; one that this make has not is absent
 * @param tables   of the application
 * @param mapped   Java types of the columns that entities are mapped to, by column and by table, all in upper case; a type that is not
 *                 known is empty. Nothing of a persistence unit that has not been used yet
 * @param generators tables where generators stand, in upper case: they differ from site to site, and rightly so
 */
public record SiteDefinition(
        String site,
        DatabaseMake make,
        SortedMap<Setting, String> settings,
        List<TableDefinition> tables,
        Map<String, Map<String, String>> mapped,
        Set<String> generators) {

    public SiteDefinition {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        tables = List.copyOf(tables);
        mapped = Map.copyOf(mapped);
        generators = Set.copyOf(generators);
    }

    String setting(Setting setting) {
        return settings.getOrDefault(setting, "");
    }

    String javaType(TableDefinition table, ColumnDefinition column) {
        return mapped.getOrDefault(table.qualified(), Map.of()).getOrDefault(column.upper(), "");
    }
}
