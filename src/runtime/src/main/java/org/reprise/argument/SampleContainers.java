package org.reprise.argument;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes collections and maps of a declared type: Jackson says of which class, because that is what a replay will have. */
final class SampleContainers {
    private final ObjectMapper mapper;

    SampleContainers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Without the elements that this kind of collection does not take; none when Jackson cannot make it. */
    Optional<Object> collection(JavaType type, List<@Nullable Object> elements) {
        return empty(type, "[]", Collection.class).map(collection -> {
            for (Object element : elements) {
                accepts(() -> ((Collection<@Nullable Object>) collection).add(element));
            }
            return collection;
        });
    }

    /** As many entries as there are keys. */
    Optional<Object> map(JavaType type, List<Object> keys, List<@Nullable Object> values) {
        return empty(type, "{}", Map.class).map(map -> {
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i);
                Object value = values.get(i % values.size());
                accepts(() -> ((Map<Object, @Nullable Object>) map).put(key, value));
            }
            return map;
        });
    }

    @SuppressWarnings("unchecked")
    private <T> Optional<T> empty(JavaType type, String json, Class<? super T> container) {
        try {
            Object made = mapper.readValue(json, type);
            return container.isInstance(made) ? Optional.of((T) made) : Optional.empty();
        } catch (IOException notMade) {
            // the round trip says why, when it comes to the values around
            return Optional.empty();
        }
    }

    private static void accepts(Runnable add) {
        try {
            add.run();
        } catch (NullPointerException
                | ClassCastException
                | IllegalArgumentException
                | UnsupportedOperationException e) {
            // it takes no nulls, or no such element: neither will a replay
            return;
        }
    }
}
