package org.reprise.eclipselink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DatabaseMapping.WriteType;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.sessions.DatabaseRecord;
import org.reprise.proof.Value;

/** One of the tables that the objects of a class are mapped to. */
final class MappedTable {
    private final ClassDescriptor descriptor;
    private final String table;
    private final SortedMap<String, DatabaseField> key = new TreeMap<>();
    private final Set<String> keyColumns;
    private final List<Part> parts = new ArrayList<>();
    private final Set<String> columns = new TreeSet<>();
    private final Set<String> given = new TreeSet<>();
    private final Map<DatabaseField, String> names = new HashMap<>();

    /** A mapping and its columns here. */
    private record Part(DatabaseMapping mapping, List<String> columns) {}

    MappedTable(ClassDescriptor descriptor, String table) {
        this.descriptor = descriptor;
        this.table = table;
        for (DatabaseField field : descriptor.getPrimaryKeyFields()) {
            addKey(field, field);
        }
        Map<DatabaseTable, Map<DatabaseField, DatabaseField>> additional =
                descriptor.getAdditionalTablePrimaryKeyFields();
        additional.values().forEach(fields -> fields.forEach((first, own) -> addKey(own, first)));
        keyColumns = Collections.unmodifiableSet(new TreeSet<>(key.keySet()));
        for (DatabaseField field : descriptor.getFields()) {
            names.put(field, holds(field) ? name(field) : "");
            if (holds(field) && !keyColumns.contains(name(field))) {
                columns.add(name(field));
            }
        }
        given.addAll(columns);
        if (descriptor.hasInheritance() && descriptor.getInheritancePolicy().getClassIndicatorField() != null) {
            given.remove(name(descriptor.getInheritancePolicy().getClassIndicatorField()));
        }
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            List<String> columns = mapping.getFields().stream()
                    .filter(this::holds)
                    .map(MappedTable::name)
                    .toList();
            if (!mapping.isReadOnly() && !columns.isEmpty()) {
                parts.add(new Part(mapping, columns));
                mapping.getFields().stream()
                        .filter(field -> holds(field) && field.isInsertable())
                        .forEach(field -> given.remove(name(field)));
            }
        }
    }

    private void addKey(DatabaseField own, DatabaseField first) {
        if (holds(own)) {
            key.put(name(own), first);
        }
    }

    private boolean holds(DatabaseField field) {
        return table.equals(field.getTable().getQualifiedName().toUpperCase(Locale.ROOT));
    }

    static String name(DatabaseField field) {
        return field.getName().toUpperCase(Locale.ROOT);
    }

    /** Its column here; empty when it is in another table. */
    String column(DatabaseField field) {
        String known = names.get(field);
        return known != null ? known : holds(field) ? name(field) : "";
    }

    /** The columns of its primary key; empty for a row that is known by its owner and its content only. */
    Set<String> keyColumns() {
        return keyColumns;
    }

    /** All that it maps here besides the key, to read and to write. */
    Set<String> columns() {
        return columns;
    }

    /** Those that no insert writes: the database gives them their values. */
    Set<String> given() {
        return given;
    }

    /**
     * The object's row here, as far as it can be said without reading from the database. Lazy basic attributes are left out.
     *
     * @param known columns that are not asked for; mappings of nothing else are left alone
     */
    SortedMap<String, Value> row(Object object, AbstractSession session, ColumnValues values, Set<String> known) {
        AbstractRecord row = new DatabaseRecord();
        for (Part part : parts) {
            DatabaseMapping mapping = part.mapping();
            if (known.containsAll(part.columns())) {
                continue;
            }
            if (mapping instanceof OneToOneMapping reference) {
                ForeignKeys.write(reference, object, row, session);
            } else if (isLoaded(mapping, object)) {
                mapping.writeFromObjectIntoRow(object, row, session, WriteType.UNDEFINED);
            }
        }
        if (descriptor.hasInheritance()) {
            descriptor.getInheritancePolicy().addClassIndicatorFieldToRow(row);
        }
        SortedMap<String, Value> columns = new TreeMap<>();
        for (int i = 0; i < row.getFields().size(); i++) {
            String column = column(row.getFields().get(i));
            if (!column.isEmpty() && !known.contains(column)) {
                columns.put(column, values.of(column, row.getValues().get(i)));
            }
        }
        return columns;
    }

    /** The object's key, which must be there by now. */
    SortedMap<String, Value> key(Object object, AbstractSession session, ColumnValues values) {
        SortedMap<String, Value> columns = new TreeMap<>();
        key.forEach((column, field) -> columns.put(
                column,
                values.of(
                        column, descriptor.getObjectBuilder().extractValueFromObjectForField(object, field, session))));
        return columns;
    }

    private boolean isLoaded(DatabaseMapping mapping, Object object) {
        return !mapping.isLazy()
                && (!descriptor.hasFetchGroupManager()
                        || descriptor.getFetchGroupManager().isAttributeFetched(object, mapping.getAttributeName()));
    }
}
