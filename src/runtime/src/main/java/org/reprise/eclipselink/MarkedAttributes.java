package org.reprise.eclipselink;

import java.util.Set;
import java.util.TreeSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.reprise.mask.MarkedProperties;

/** The attributes of entities that are marked as sensitive, and the columns that have them. */
public final class MarkedAttributes {
    private MarkedAttributes() {}

    /** Names of attributes and columns, of the units that are open. */
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (AbstractSession session : OpenUnits.sessions()) {
            for (ClassDescriptor descriptor : session.getDescriptors().values()) {
                Set<String> marked = MarkedProperties.of(descriptor.getJavaClass());
                descriptor.getMappings().stream()
                        .filter(mapping -> marked.contains(mapping.getAttributeName()))
                        .forEach(mapping -> add(mapping, names));
            }
        }
        return names;
    }

    private static void add(DatabaseMapping mapping, Set<String> names) {
        names.add(mapping.getAttributeName());
        mapping.getFields().forEach(field -> names.add(field.getName()));
    }
}
