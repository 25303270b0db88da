package org.reprise.console.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine whose queues are what a test says. */
final class FakeEngine implements Engine {
    final Map<String, Queue> queues = new HashMap<>();
    final Map<String, Instant> oldest = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    boolean silent;

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public List<Queue> queues() {
        if (silent) {
            throw new EngineSilentException("it is gone", new IllegalStateException());
        }
        return List.copyOf(queues.values());
    }

    @Override
    public Optional<Instant> oldest(String queue) {
        asked.add(queue);
        return Optional.ofNullable(oldest.get(queue));
    }

    void holds(String queue, long depth) {
        queues.put(queue, new Queue(queue, depth, 1000, true));
    }
}
