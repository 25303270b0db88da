package org.reprise.argument;

import com.fasterxml.jackson.databind.DatabindContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The entities that go by their values in the arguments of one call, in the order in which they begin in the text. One that is
 * met again, in a cycle or in another argument, is that number.
 */
final class EntityGraph {
    private static final Object KEY = EntityGraph.class;

    private final Map<Object, Integer> numbers = new IdentityHashMap<>();
    private final List<Object> entities = new ArrayList<>();
    private final IntSupplier length;
    private int start;
    private int before;

    /** @param length how long the text is by now */
    EntityGraph(IntSupplier length) {
        this.length = length;
    }

    void nextArgument() {
        start = length.getAsInt();
        before = entities.size();
    }

    static Object key() {
        return KEY;
    }

    static EntityGraph of(DatabindContext context) {
        if (context.getAttribute(KEY) instanceof EntityGraph graph) {
            return graph;
        }
        EntityGraph graph = new EntityGraph(() -> 0);
        context.setAttribute(KEY, graph);
        return graph;
    }

    void add(Object entity) {
        numbers.put(entity, entities.size());
        entities.add(entity);
    }

    @Nullable
    Integer number(Object entity) {
        return numbers.get(entity);
    }

    /** Null when there is none of that number. */
    @Nullable
    Object entity(int number) {
        return number < 0 || number >= entities.size() ? null : entities.get(number);
    }

    /** Whether the argument that is written now holds an entity by its values. */
    boolean hasGrown() {
        return entities.size() > before;
    }

    /** How long the text of the argument is that is written now. */
    int size() {
        return length.getAsInt() - start;
    }
}
