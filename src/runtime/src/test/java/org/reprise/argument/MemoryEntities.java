package org.reprise.argument;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A persistence context and a database in memory. */
final class MemoryEntities implements EntityArguments {
    private record Row(Class<?> entity, Object id) {}

    private final AnnotatedEntities annotations = new AnnotatedEntities();
    private final Map<String, Class<?>> names = new LinkedHashMap<>();
    private final Map<Row, Object> rows = new LinkedHashMap<>();
    private final Set<Object> managed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Object, Set<String>> unloaded = new IdentityHashMap<>();
    private final List<String> found = new ArrayList<>();

    MemoryEntities(Class<?>... entities) {
        for (Class<?> entity : entities) {
            names.put(name(entity), entity);
        }
    }

    <T> T manage(T entity) {
        managed.add(entity);
        Object id = id(entity);
        for (Class<?> type = entity.getClass(); id != null && isEntity(type); type = type.getSuperclass()) {
            rows.put(new Row(type, id), entity);
        }
        return entity;
    }

    void unload(Object entity, String... attributes) {
        unloaded.put(entity, Set.of(attributes));
    }

    List<String> found() {
        return found;
    }

    @Override
    public boolean isEntity(Class<?> type) {
        return names.containsValue(type);
    }

    @Override
    public String name(Class<?> entity) {
        return annotations.name(entity);
    }

    @Override
    public @Nullable Class<?> named(String name) {
        return names.get(name);
    }

    @Override
    public Class<?> idType(Class<?> entity) {
        return annotations.idType(entity);
    }

    @Override
    public @Nullable Object id(Object entity) {
        return annotations.id(entity);
    }

    @Override
    public boolean isManaged(Object entity) {
        return managed.contains(entity);
    }

    @Override
    public @Nullable Object find(Class<?> entity, Object id) {
        found.add(name(entity) + " " + id);
        return rows.get(new Row(entity, id));
    }

    @Override
    public Set<String> unloaded(Object entity) {
        return unloaded.getOrDefault(entity, Set.of());
    }

    @Override
    public @Nullable Object attribute(Object entity, String attribute) {
        return annotations.attribute(entity, attribute);
    }
}
