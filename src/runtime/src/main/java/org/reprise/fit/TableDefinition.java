package org.reprise.fit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table as a site's catalog has it.
 *
 * @param schema     that it is in; empty where that is the one of the data source and mappings do not name it
 * @param name       as it is spelled there
 * @param primaryKey columns in upper case; empty for none
 * @param uniqueKeys columns of each in upper case
 */
public record TableDefinition(
        String schema,
        String name,
        List<ColumnDefinition> columns,
        Set<String> primaryKey,
        Set<Set<String>> uniqueKeys,
        List<ForeignKey> foreignKeys,
        List<Trigger> triggers) {

    public TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = Set.copyOf(primaryKey);
        uniqueKeys = Set.copyOf(uniqueKeys);
        foreignKeys = List.copyOf(foreignKeys);
        triggers = List.copyOf(triggers);
    }

    /** The same without its schema. */
    TableDefinition unqualified() {
        return new TableDefinition("", name, columns, primaryKey, uniqueKeys, foreignKeys, triggers);
    }

    String plain() {
        return name.toUpperCase(Locale.ROOT);
    }

    /** As mappings name it, in upper case. */
    String qualified() {
        return schema.isEmpty() ? plain() : schema.toUpperCase(Locale.ROOT) + "." + plain();
    }

    /** Whether the column is of a key; of a table without one, every column tells its rows from each other. */
    boolean tellsRowsBy(String column) {
        return primaryKey.isEmpty()
                || primaryKey.contains(column)
                || uniqueKeys.stream().anyMatch(key -> key.contains(column));
    }

    Optional<ColumnDefinition> column(String upper) {
        return columns.stream().filter(each -> each.upper().equals(upper)).findFirst();
    }
}
