package org.reprise.console.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a messaging engine says of its queues. For one thread. */
interface Engine {

    /**
     * One queue, now.
     *
     * @param name    as the engine calls it
     * @param depth   messages in it, those included that a consumer has not acknowledged yet
     * @param allowed most messages that it takes
     * @param open    whether it takes messages
     */
    record Queue(String name, long depth, long allowed, boolean open) {
        public Queue {
            if (name.isEmpty() || depth < 0) {
                throw new IllegalArgumentException("No queue: '" + name + "' with " + depth + " messages");
            }
        }
    }

    /** Whether this server has an engine. With another one elsewhere its queues are not seen from here. */
    boolean isHere();

    /** All queues of the engine, in no order; those that it uses for itself left out. */
    List<Queue> queues();

    /**
     * When the first message of a queue came, by the clock of the engine; empty where the queue is empty, or the engine does not say.
     * The cost does not depend on the depth.
     */
    Optional<Instant> oldest(String queue);
}
