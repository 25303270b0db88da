package org.reprise.proof;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gives the ids of an event back, while it is replayed. Used by the thread that replays. */
public final class IdPlayer implements IdSource {
    private final GeneratedIds recorded;
    private final Map<String, Integer> asked = new HashMap<>();

    public IdPlayer(GeneratedIds recorded) {
        this.recorded = recorded;
    }

    @Override
    public Object next(String generator, Supplier<Object> natural) {
        return at(generator, place(generator));
    }

    @Override
    public IdSlot reserve(String generator) {
        int place = place(generator);
        return new IdSlot() {
            @Override
            public Object played() {
                return at(generator, place);
            }

            @Override
            public void made(Object id) {
                // it is the played one
            }
        };
    }

    /** How many recorded ids nobody asked for: more than none says that the call did less than at the primary. */
    public int unasked() {
        return recorded.byGenerator().entrySet().stream()
                .mapToInt(ids -> Math.max(0, ids.getValue().size() - asked.getOrDefault(ids.getKey(), 0)))
                .sum();
    }

    private int place(String generator) {
        return asked.merge(generator, 1, Integer::sum) - 1;
    }

    private Object at(String generator, int place) {
        List<@Nullable Object> ids = recorded.of(generator);
        Object id = place < ids.size() ? ids.get(place) : null;
        if (id == null) {
            throw new UnrecordedIdException(generator, ids.size());
        }
        return id;
    }
}
