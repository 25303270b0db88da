package org.reprise.eclipselink;

import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.queries.DatabaseQuery;

/**
 * What persistence units call one name. Evidence has the text of a JPQL statement and not the unit that executed it, so one that two of them
 * understand, each in its own way, is no way to bring an event about.
 */
final class UnitNames {
    private UnitNames() {}

    /** Whether the entity whose rows the JPQL of {@code query} changes has other columns, or another table, in another unit that is open. */
    static boolean isAmbiguous(DatabaseQuery query) {
        ClassDescriptor meant = query.getDescriptor();
        return meant != null
                && OpenUnits.sessions().stream()
                        .map(session -> session.getDescriptorForAlias(meant.getAlias()))
                        .anyMatch(other -> other != null && other != meant && !isSame(meant, other));
    }

    private static boolean isSame(ClassDescriptor one, ClassDescriptor other) {
        return columns(one).equals(columns(other));
    }

    private static Set<String> columns(ClassDescriptor descriptor) {
        return descriptor.getMappings().stream()
                .flatMap(mapping -> mapping.getFields().stream()
                        .map(field -> mapping.getAttributeName() + "=" + field.getQualifiedName()))
                .collect(Collectors.toSet());
    }
}
