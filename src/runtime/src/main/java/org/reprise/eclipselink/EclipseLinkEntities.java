package org.reprise.eclipselink;

import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.internal.sessions.RepeatableWriteUnitOfWork;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.queries.FetchGroupTracker;
import org.eclipse.persistence.queries.ReadObjectQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.argument.AnnotatedEntities;
import org.reprise.argument.EntityArguments;
import org.reprise.event.UnreadableEventException;

/**
 * Entities as EclipseLink knows them. A persistence context counts that was first used in the calling thread's transaction: not
 * one that was in use before it, so that what an extended context manages goes by its values. Classes that only {@code orm.xml}
 * makes entities go by their values too.
 */
public final class EclipseLinkEntities implements EntityArguments {
    private final AnnotatedEntities annotations = new AnnotatedEntities();
    private final ThreadLocal<@Nullable List<EntityManager>> managers = new ThreadLocal<>();

    public EclipseLinkEntities(TransactionSynchronizationRegistry transactions) {
        OpenUnits.watch(transactions);
    }

    /** Does the work, in which entities are found by these entity managers first: those of the bean that is called. */
    public <T> T with(List<EntityManager> ofBean, Callable<T> work) throws Exception {
        managers.set(ofBean);
        try {
            return work.call();
        } finally {
            managers.remove();
        }
    }

    @Override
    public boolean isEntity(Class<?> type) {
        return annotations.isEntity(type);
    }

    @Override
    public String name(Class<?> entity) {
        return annotations.name(entity);
    }

    @Override
    public @Nullable Class<?> named(String name) {
        for (AbstractSession session : OpenUnits.sessions()) {
            ClassDescriptor descriptor = session.getDescriptorForAlias(name);
            if (descriptor != null && isEntity(descriptor.getJavaClass())) {
                return descriptor.getJavaClass();
            }
        }
        return null;
    }

    @Override
    public Class<?> idType(Class<?> entity) {
        Class<?> idClass = known(entity).descriptor().getCMPPolicy().getPKClass();
        return idClass == null ? annotations.idType(entity) : idClass;
    }

    @Override
    public @Nullable Object id(Object entity) {
        Known known = known(entity.getClass());
        return known.descriptor().getObjectBuilder().extractPrimaryKeyFromObject(entity, known.session(), true) == null
                ? null
                : known.descriptor().getCMPPolicy().createPrimaryKeyInstance(entity, known.session());
    }

    @Override
    public boolean isManaged(Object entity) {
        return OpenUnits.ofTransaction().stream().anyMatch(unit -> unit.isObjectRegistered(entity));
    }

    @Override
    public @Nullable Object find(Class<?> entity, Object id) {
        List<EntityManager> ofBean = managers.get();
        if (ofBean != null) {
            for (EntityManager manager : ofBean) {
                if (knows(manager, entity)) {
                    return manager.find(entity, id);
                }
            }
        }
        for (RepeatableWriteUnitOfWork unit : OpenUnits.ofTransaction()) {
            ClassDescriptor descriptor = unit.getDescriptor(entity);
            if (descriptor != null) {
                return unit.executeQuery(byId(entity, descriptor.getCMPPolicy().createPrimaryKeyFromId(id, unit)));
            }
        }
        throw new UnreadableEventException("The bean has no entity manager in a field of its own in which "
                + name(entity) + " could be found: give it one by @PersistenceContext, or pass the id");
    }

    private static ReadObjectQuery byId(Class<?> entity, Object primaryKey) {
        ReadObjectQuery query = new ReadObjectQuery(entity);
        query.setSelectionId(primaryKey);
        query.conformResultsInUnitOfWork();
        return query;
    }

    private static boolean knows(EntityManager manager, Class<?> entity) {
        return manager.getMetamodel().getEntities().stream().anyMatch(type -> type.getJavaType() == entity);
    }

    @Override
    public Set<String> unloaded(Object entity) {
        Set<String> unloaded = new LinkedHashSet<>();
        for (DatabaseMapping mapping : known(entity.getClass()).descriptor().getMappings()) {
            String attribute = mapping.getAttributeName();
            boolean fetched = !(entity instanceof FetchGroupTracker tracker) || isFetched(tracker, attribute);
            if (attribute != null && (!fetched || !mapping.isAttributeValueFromObjectInstantiated(entity))) {
                unloaded.add(attribute);
            }
        }
        return unloaded;
    }

    private static boolean isFetched(FetchGroupTracker entity, String attribute) {
        return entity._persistence_getFetchGroup() == null || entity._persistence_isAttributeFetched(attribute);
    }

    @Override
    public @Nullable Object attribute(Object entity, String attribute) {
        Known known = known(entity.getClass());
        DatabaseMapping mapping = known.descriptor().getMappingForAttributeName(attribute);
        if (mapping == null) {
            return annotations.attribute(entity, attribute);
        }
        if (entity instanceof FetchGroupTracker tracker && !isFetched(tracker, attribute)) {
            tracker._persistence_getFetchGroup().onUnfetchedAttribute(tracker, attribute);
        }
        return mapping.getRealAttributeValueFromObject(entity, known.session());
    }

    private record Known(AbstractSession session, ClassDescriptor descriptor) {}

    private Known known(Class<?> entity) {
        return OpenUnits.sessions().stream()
                .flatMap(
                        session -> Optional.ofNullable(session.getDescriptor(entity))
                                .map(descriptor -> new Known(session, descriptor))
                                .stream())
                .findFirst()
                .orElseThrow(
                        () -> new UnreadableEventException("No open persistence unit has the entity " + name(entity)
                                + ": set eclipselink.deploy-on-startup to true, or name the class in persistence.xml"));
    }
}
