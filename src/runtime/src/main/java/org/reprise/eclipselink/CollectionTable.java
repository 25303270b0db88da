package org.reprise.eclipselink;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.helper.DatabaseTable;
import org.eclipse.persistence.mappings.AggregateCollectionMapping;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.ManyToManyMapping;

/**
 * A table of elements or of references, whose rows have no key of their own.
 *
 * @param owner   columns that name the object to which a row belongs, in upper case
 * @param given   mapped columns that no insert writes: the database gives them their values
 * @param columns all that are mapped, but for the keys of maps
 */
record CollectionTable(Set<String> owner, Set<String> given, Set<String> columns) {

    /** The one of this name among the mappings of these classes. */
    static Optional<CollectionTable> of(String table, Collection<ClassDescriptor> descriptors) {
        return descriptors.stream()
                .filter(descriptor -> !descriptor.isAggregateDescriptor())
                .flatMap(descriptor -> descriptor.getMappings().stream())
                .flatMap(mapping -> of(table, mapping).stream())
                .findFirst();
    }

    private static Optional<CollectionTable> of(String table, DatabaseMapping mapping) {
        if (mapping instanceof ManyToManyMapping many && isOf(table, many.getRelationTable())) {
            return Optional.of(
                    of(many, many.getSourceRelationKeyFields(), Set.of(), many.getTargetRelationKeyFields()));
        } else if (mapping instanceof DirectCollectionMapping values && isOf(table, values.getReferenceTable())) {
            return Optional.of(of(values, values.getReferenceKeyFields(), Set.of(), List.of(values.getDirectField())));
        } else if (mapping instanceof AggregateCollectionMapping embeddables) {
            List<DatabaseField> owner = embeddables.getTargetForeignKeyFields();
            if (!owner.isEmpty() && isOf(table, owner.get(0).getTable())) {
                List<DatabaseField> elements = embeddables.getReferenceDescriptor().getMappings().stream()
                        .flatMap(each -> each.getFields().stream())
                        .filter(field -> isOf(table, field.getTable()))
                        .toList();
                return Optional.of(of(embeddables, owner, given(table, embeddables), elements));
            }
        }
        return Optional.empty();
    }

    private static CollectionTable of(
            CollectionMapping mapping,
            Collection<DatabaseField> owner,
            Set<String> given,
            Collection<DatabaseField> elements) {
        Set<String> columns = names(owner);
        columns.addAll(names(elements));
        if (mapping.getListOrderField() != null) {
            columns.add(MappedTable.name(mapping.getListOrderField()));
        }
        return new CollectionTable(names(owner), given, columns);
    }

    private static Set<String> given(String table, AggregateCollectionMapping embeddables) {
        Set<String> given = new TreeSet<>();
        for (DatabaseMapping mapping : embeddables.getReferenceDescriptor().getMappings()) {
            for (DatabaseField field : mapping.getFields()) {
                if (isOf(table, field.getTable()) && (mapping.isReadOnly() || !field.isInsertable())) {
                    given.add(MappedTable.name(field));
                }
            }
        }
        given.removeAll(names(embeddables.getTargetForeignKeyFields()));
        return given;
    }

    private static boolean isOf(String table, DatabaseTable mapped) {
        return mapped != null && table.equals(mapped.getQualifiedName().toUpperCase(Locale.ROOT));
    }

    private static Set<String> names(Collection<DatabaseField> fields) {
        Set<String> names = new TreeSet<>();
        fields.forEach(field -> names.add(MappedTable.name(field)));
        return names;
    }
}
