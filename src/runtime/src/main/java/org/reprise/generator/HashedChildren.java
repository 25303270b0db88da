package org.reprise.generator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.descriptors.DescriptorEvent;
import org.eclipse.persistence.descriptors.DescriptorEventAdapter;
import org.eclipse.persistence.indirection.IndirectSet;
import org.eclipse.persistence.internal.sessions.UnitOfWorkImpl;
import org.eclipse.persistence.mappings.CollectionMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.jspecify.annotations.Nullable;

/**
 * Lets new objects in a {@code HashSet} become new in the order of their content. The order of the set is that of their hashes,
 * which are identity hashes where the class has no {@code equals} of its own: different at every site. Lists and ordered sets
 * keep their own order.
 */
final class HashedChildren extends DescriptorEventAdapter {

    /** Whether objects of this kind can have such children. */
    static boolean possibleIn(ClassDescriptor descriptor) {
        return descriptor.getMappings().stream().anyMatch(HashedChildren::cascades);
    }

    private static boolean cascades(DatabaseMapping mapping) {
        return mapping instanceof CollectionMapping collection
                && collection.isCascadePersist()
                && !collection.getContainerPolicy().isListPolicy()
                && collection.getReferenceDescriptor() != null
                && collection.getReferenceDescriptor().usesSequenceNumbers();
    }

    @Override
    public void prePersist(DescriptorEvent event) {
        if (SiteIds.current() != null && event.getSession() instanceof UnitOfWorkImpl unit) {
            register(unit, event.getSource());
        }
    }

    /** Makes the children of an object new that are not, before EclipseLink goes through the set. */
    static void register(UnitOfWorkImpl unit, Object parent) {
        for (DatabaseMapping mapping : unit.getDescriptor(parent).getMappings()) {
            if (cascades(mapping)) {
                Map<Object, Object> visited = new IdentityHashMap<>();
                visited.put(parent, parent);
                for (Object child : unregistered(unit, (CollectionMapping) mapping, parent)) {
                    unit.registerNewObjectForPersist(child, visited);
                }
            }
        }
    }

    private static List<Object> unregistered(UnitOfWorkImpl unit, CollectionMapping mapping, Object parent) {
        List<Object> children = new ArrayList<>();
        for (Object child : hashed(mapping.getAttributeValueFromObject(parent))) {
            if (child != null && !unit.isObjectRegistered(child) && waitsForId(unit, child)) {
                children.add(child);
            }
        }
        if (children.size() > 1) {
            children.sort(Comparator.comparing(child -> content(unit, child)));
        }
        return children;
    }

    private static boolean waitsForId(UnitOfWorkImpl unit, Object child) {
        return unit.getDescriptor(child).getObjectBuilder().extractPrimaryKeyFromObject(child, unit, true) == null;
    }

    /** What EclipseLink will go through in the order of hashes; a set that was not read stays so. */
    private static Collection<?> hashed(@Nullable Object attribute) {
        Object value = attribute;
        if (value instanceof IndirectSet<?> lazy) {
            if (!lazy.isInstantiated()) {
                return lazy.hasAddedElements() ? lazy.getAddedElements() : List.of();
            }
            value = lazy.getDelegateObject();
        }
        boolean ordered = value instanceof SortedSet || value instanceof LinkedHashSet;
        return value instanceof Set<?> set && !ordered ? set : List.of();
    }

    /** Class and plain values; what is equal in them is left in the order of the set. */
    private static String content(UnitOfWorkImpl unit, Object child) {
        StringBuilder content = new StringBuilder(child.getClass().getName());
        for (DatabaseMapping mapping : unit.getDescriptor(child).getMappings()) {
            if (mapping.isDirectToFieldMapping()) {
                content.append('\u0000').append(mapping.getAttributeValueFromObject(child));
            }
        }
        return content.toString();
    }
}
