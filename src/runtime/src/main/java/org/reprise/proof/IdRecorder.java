package org.reprise.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records the ids of one transaction at a primary. Used by the one thread that is in it. */
public final class IdRecorder implements IdSource {
    private final Map<String, List<@Nullable Object>> ids = new LinkedHashMap<>();

    @Override
    public Object next(String generator, Supplier<Object> natural) {
        Object id = natural.get();
        list(generator).add(GeneratedIds.portable(id));
        return id;
    }

    @Override
    public IdSlot reserve(String generator) {
        List<@Nullable Object> list = list(generator);
        int place = list.size();
        list.add(null);
        return new IdSlot() {
            @Override
            public @Nullable Object played() {
                return null;
            }

            @Override
            public void made(Object id) {
                list.set(place, GeneratedIds.portable(id));
            }
        };
    }

    private List<@Nullable Object> list(String generator) {
        return ids.computeIfAbsent(generator, name -> new ArrayList<>());
    }

    /** What was recorded so far. */
    public GeneratedIds recorded() {
        return ids.isEmpty() ? GeneratedIds.NONE : new GeneratedIds(ids);
    }
}
