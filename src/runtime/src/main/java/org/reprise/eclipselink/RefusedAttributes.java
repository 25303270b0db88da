package org.reprise.eclipselink;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateCollectionMapping;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectCollectionMapping;
import org.eclipse.persistence.mappings.DirectMapMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.ConverterClass;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.jspecify.annotations.Nullable;

/** The attributes whose converters give what cannot be carried to other sites: known when a unit is open, not at the first commit. */
public final class RefusedAttributes {
    private final Map<String, String> problems = new TreeMap<>();

    private RefusedAttributes() {}

    /**
     * Those of the units that are open and write to this database.
     *
     * @return a sentence each, with the entity, the attribute and the remedy
     */
    public static List<String> of(DatabaseAddress own) {
        RefusedAttributes refused = new RefusedAttributes();
        WatchedUnitsOfWork.sessions(own).stream()
                .filter(OpenUnits.sessions()::contains)
                .map(AbstractSession.class::cast)
                .flatMap(session -> session.getDescriptors().values().stream())
                .filter(descriptor -> !descriptor.isAggregateDescriptor() && !descriptor.shouldBeReadOnly())
                .sorted(Comparator.comparing(ClassDescriptor::isChildDescriptor)
                        .thenComparing(ClassDescriptor::getAlias))
                .forEach(descriptor -> refused.look(descriptor, descriptor, "", false));
        return List.copyOf(refused.problems.values());
    }

    private void look(ClassDescriptor entity, ClassDescriptor descriptor, String path, boolean keyless) {
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            String attribute = path + mapping.getAttributeName();
            if (mapping.isReadOnly()) {
                continue;
            }
            if (mapping instanceof AggregateObjectMapping embedded) {
                look(entity, embedded.getReferenceDescriptor(), attribute + ".", keyless);
            } else if (mapping instanceof AggregateCollectionMapping embeddables) {
                look(entity, embeddables.getReferenceDescriptor(), attribute + ".", true);
            } else if (mapping instanceof AbstractDirectMapping direct) {
                look(
                        entity,
                        attribute,
                        direct.getField(),
                        direct.getConverter(),
                        keyless || direct.isPrimaryKeyMapping());
            } else if (mapping instanceof DirectCollectionMapping values) {
                look(entity, attribute, values.getDirectField(), values.getValueConverter(), true);
                if (mapping instanceof DirectMapMapping map) {
                    look(entity, attribute, map.getDirectKeyField(), map.getKeyConverter(), true);
                }
            }
        }
    }

    private void look(
            ClassDescriptor entity,
            String attribute,
            @Nullable DatabaseField field,
            @Nullable Converter converter,
            boolean keyless) {
        if (field == null || !(converter instanceof ConverterClass)) {
            return;
        }
        Class<?> type = field.getType();
        if (type == null || CarriedTypes.isBasic(type)) {
            return;
        }
        String column = field.getQualifiedName();
        String where = "REPR0803: " + entity.getAlias() + "." + attribute + ", column " + column
                + ": its converter gives a " + type.getTypeName();
        if (!CarriedTypes.isTypedText(type)) {
            add(
                    column,
                    where
                            + ", which has no form that every make of database holds. Let it give a basic type, such as String");
        } else if (keyless) {
            add(
                    column,
                    where
                            + ", of which only the database knows what it makes, and no row can be found by that. Let it give"
                            + " a basic type, such as String, where the column is a key or of a collection");
        }
    }

    /** A column of several classes of a hierarchy is told once, of the first. */
    private void add(String column, String problem) {
        problems.putIfAbsent(column, problem);
    }
}
