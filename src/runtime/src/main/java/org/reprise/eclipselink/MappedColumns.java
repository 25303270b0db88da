package org.reprise.eclipselink;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.ConversionManager;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateCollectionMapping;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;
import org.eclipse.persistence.mappings.OneToOneMapping;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.jspecify.annotations.Nullable;

/** The tables of all persistence units that are open, those that only join entities too, and what of Java their columns are mapped to. */
public final class MappedColumns {
    private static volatile Known known = new Known(List.of(), Set.of());

    private final Map<String, Map<String, String>> tables = new TreeMap<>();

    /** The tables of the units that were open then. */
    private record Known(List<AbstractSession> sessions, Set<String> tables) {}

    private MappedColumns() {}

    /**
     * Names of Java types by column, by table; a column whose type is not known is absent.
     *
     * @return all names in upper case, that of a table with its schema where the mapping has one
     */
    public static Map<String, Map<String, String>> types() {
        MappedColumns columns = new MappedColumns();
        for (AbstractSession session : OpenUnits.sessions()) {
            columns.addAll(session.getDescriptors().values());
        }
        return columns.tables;
    }

    /** The tables alone, as {@link #types} names them; cheap to ask again and again. */
    public static Set<String> tables() {
        Known last = known;
        if (!last.sessions().equals(OpenUnits.sessions())) {
            List<AbstractSession> open = List.copyOf(OpenUnits.sessions());
            last = new Known(open, Set.copyOf(types().keySet()));
            known = last;
        }
        return last.tables();
    }

    private void addAll(Collection<ClassDescriptor> descriptors) {
        for (ClassDescriptor descriptor : descriptors) {
            if (!descriptor.isAggregateDescriptor()) {
                descriptor.getTables().forEach(this::add);
                descriptor.getMappings().forEach(this::add);
            }
        }
    }

    private Map<String, String> add(@Nullable DatabaseTable table) {
        return table == null || table.getName().isEmpty()
                ? new TreeMap<>()
                : tables.computeIfAbsent(table.getQualifiedName().toUpperCase(Locale.ROOT), none -> new TreeMap<>());
    }

    private void add(DatabaseMapping mapping) {
        if (mapping instanceof AbstractDirectMapping direct) {
            addType(direct);
        } else if (mapping instanceof AggregateObjectMapping embedded) {
            embedded.getReferenceDescriptor().getMappings().forEach(this::add);
        } else if (mapping instanceof ManyToManyMapping many) {
            add(many.getRelationTable());
        } else if (mapping instanceof DirectCollectionMapping values) {
            add(values.getReferenceTable());
        } else if (mapping instanceof AggregateCollectionMapping embeddables) {
            List<DatabaseField> keys = embeddables.getTargetForeignKeyFields();
            keys.forEach(key -> add(key.getTable()));
        } else if (mapping instanceof OneToOneMapping one && one.getRelationTableMechanism() != null) {
            add(one.getRelationTableMechanism().getRelationTable());
        }
    }

    private void addType(AbstractDirectMapping mapping) {
        DatabaseField field = mapping.getField();
        Class<?> type = mapping.getConverter() == null ? mapping.getAttributeClassification() : field.getType();
        if (type != null && field.getTable() != null) {
            add(field.getTable())
                    .put(
                            MappedTable.name(field),
                            ConversionManager.getObjectClass(type).getName());
        }
    }
}
