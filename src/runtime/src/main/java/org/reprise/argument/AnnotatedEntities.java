package org.reprise.argument;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Entities as far as their annotations tell, for deployment, when no persistence unit is there yet: none is managed, all are
 * loaded, and entities inside of a sample go by their values.
 */
public final class AnnotatedEntities implements EntityArguments {

    @Override
    public boolean isEntity(Class<?> type) {
        return type.isAnnotationPresent(Entity.class);
    }

    @Override
    public String name(Class<?> entity) {
        Entity annotation = entity.getAnnotation(Entity.class);
        return annotation == null || annotation.name().isEmpty() ? entity.getSimpleName() : annotation.name();
    }

    /** None: the classes of the application cannot be listed by annotations alone. */
    @Override
    public @Nullable Class<?> named(String name) {
        return null;
    }

    @Override
    public Class<?> idType(Class<?> entity) {
        List<Field> ids = ids(entity);
        return ids.size() == 1 ? ids.get(0).getType() : Object.class;
    }

    @Override
    public @Nullable Object id(Object entity) {
        List<Field> ids = ids(entity.getClass());
        return ids.size() == 1 ? value(ids.get(0), entity) : null;
    }

    private static List<Field> ids(Class<?> entity) {
        return KeptFields.of(entity).stream()
                .filter(field -> field.isAnnotationPresent(Id.class) || field.isAnnotationPresent(EmbeddedId.class))
                .toList();
    }

    @Override
    public boolean isManaged(Object entity) {
        return false;
    }

    @Override
    public @Nullable Object find(Class<?> entity, Object id) {
        return null;
    }

    @Override
    public Set<String> unloaded(Object entity) {
        return Set.of();
    }

    @Override
    public @Nullable Object attribute(Object entity, String attribute) {
        return KeptFields.of(entity.getClass()).stream()
                .filter(field -> field.getName().equals(attribute))
                .findFirst()
                .map(field -> value(field, entity))
                .orElse(null);
    }

    private static @Nullable Object value(Field field, Object entity) {
        try {
            field.setAccessible(true);
            return field.get(entity);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
