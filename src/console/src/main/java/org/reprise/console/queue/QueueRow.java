package org.reprise.console.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue as the console shows it. What is not known is null.
 *
 * @param name          of the queue
 * @param kind          whose it is
 * @param filled        what is in it
 * @param oldestSeconds age of the first message, or event, by this server's clock and that of whoever sent it
 * @param flow          what goes in and out
 * @param ageSeconds    of these figures
 * @param depths        the greatest depth in each five seconds of the last fifteen minutes, the oldest first
 */
public record QueueRow(
        String name,
        QueueKind kind,
        Filled filled,
        @Nullable Double oldestSeconds,
        Flow flow,
        double ageSeconds,
        List<@Nullable Long> depths) {

    /**
     * What is in a queue.
     *
     * @param depth   messages, or events
     * @param allowed most that it takes; 0 where there is no limit
     * @param open    whether it takes any
     */
    public record Filled(long depth, long allowed, boolean open) {}

    /**
     * A second, over the last minute but where it says otherwise.
     *
     * @param in           what came; only where {@code out} is known
     * @param out          what this server took, over the last ten seconds; the engine counts it for nobody, so it is known of Reprise's
     *                     own queues only
     * @param grows        by how much the depth grows; below zero where it shrinks
     * @param drainSeconds in how many seconds it is empty if it goes on like that; null where it does not shrink
     */
    public record Flow(
            @Nullable Double in,
            @Nullable Double out,
            @Nullable Double grows,
            @Nullable Double drainSeconds) {}

    QueueRow with(List<@Nullable Long> history) {
        return new QueueRow(name, kind, filled, oldestSeconds, flow, ageSeconds, history);
    }
}
