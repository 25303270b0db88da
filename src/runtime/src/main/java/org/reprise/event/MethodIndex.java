package org.reprise.event;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds which of the known methods a call meets. Never changes, so safe for any thread. */
public final class MethodIndex<M extends AnsweringMethod> {
    private record Key(Class<?> bean, String method, List<Class<?>> parameters) {
        static Key of(Class<?> bean, Method method) {
            return new Key(bean, method.getName(), Arrays.asList(method.getParameterTypes()));
        }
    }

    private final Map<Key, M> methods = new HashMap<>();

    /** What {@link #of} found, because it is asked at every call. */
    private final Map<Class<?>, Map<Method, Optional<M>>> met = new ConcurrentHashMap<>();

    public MethodIndex(Collection<M> methods) {
        methods.forEach(method -> this.methods.put(Key.of(method.bean(), method.method()), method));
    }

    /** {@code target} is the class of the bean instance, which may be a subclass made by the container. */
    public Optional<M> of(Class<?> target, Method method) {
        return met.computeIfAbsent(target, type -> new ConcurrentHashMap<>())
                .computeIfAbsent(method, reached -> find(target, reached));
    }

    private Optional<M> find(Class<?> target, Method method) {
        for (Class<?> type = target; type != Object.class; type = type.getSuperclass()) {
            M found = methods.get(Key.of(type, method));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
