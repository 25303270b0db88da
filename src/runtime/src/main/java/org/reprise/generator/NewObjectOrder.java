package org.reprise.generator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/**
 * Lets objects that are reached only by cascade become new in an order that is the same at every site. At a flush EclipseLink
 * looks for them from the managed objects in the order of their identity hashes, and gives ids as it finds them. Just before, the
 * same search is made here in the order of class and id; EclipseLink's own then finds nothing left. No flush is forced, and the
 * same objects become new.
 */
final class NewObjectOrder extends SessionEventAdapter {

    @Override
    public void preCalculateUnitOfWorkChangeSet(SessionEvent event) {
        if (SiteIds.current() != null
                && event.getSession() instanceof RepeatableWriteUnitOfWork unit
                && unit.hasCloneMapping()
                && !unit.isNestedUnitOfWork()
                && !unit.shouldDiscoverUnregisteredNewObjectsWithoutPersist()) {
            register(unit);
        }
    }

    private static void register(RepeatableWriteUnitOfWork unit) {
        Map<Object, Object> found = new IdentityHashMap<>();
        Map<Object, Object> detached = new IdentityHashMap<>();
        Map<Object, Object> visited = new IdentityHashMap<>();
        List<Root> roots = roots(unit);
        // first, because the search goes from a child to its parent, and on through the parent's set
        roots.forEach(root -> HashedChildren.register(unit, root.object()));
        for (Root root : roots) {
            // what is new but not to be cascaded to, EclipseLink finds and refuses itself
            unit.discoverAndPersistUnregisteredNewObjects(
                    root.object(), false, found, detached, visited, Collections.newSetFromMap(new IdentityHashMap<>()));
        }
    }

    /** The managed objects that EclipseLink will look at: new or changed ones. */
    private static List<Root> roots(RepeatableWriteUnitOfWork unit) {
        List<Root> roots = new ArrayList<>();
        IdentitySlots slots = IdentitySlots.of(unit);
        for (Object object : unit.getCloneMapping().keySet()) {
            ClassDescriptor descriptor = unit.getDescriptor(object);
            if (!unit.isObjectDeleted(object)
                    && (unit.isCloneNewObject(object)
                            || descriptor
                                    .getObjectChangePolicy()
                                    .shouldCompareExistingObjectForChange(object, unit, descriptor))) {
                roots.add(Root.of(
                        object, descriptor.getObjectBuilder().extractPrimaryKeyFromObject(object, unit), slots));
            }
        }
        Collections.sort(roots);
        return roots;
    }
}
