package org.reprise.console.queue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Queues at {@code /metrics}, as of the last look: {@code reprise_queue_depth}, {@code reprise_queue_oldest_seconds} and {@code
 * reprise_queue_growth_per_second}, each with the queue's name as the tag {@code queue}. What is not known is NaN. For one thread.
 */
final class QueueMetrics {
    private static final String PREFIX = "reprise_queue_";
    private static final String QUEUE = "queue";

    private final MetricRegistry registry;
    private final QueueBook book;
    private final Set<String> shown = new HashSet<>();

    QueueMetrics(MetricRegistry registry, QueueBook book) {
        this.registry = registry;
        this.book = book;
    }

    /** Those that are new are shown from now on, and those that are gone no more. */
    void follow() {
        Set<String> names = book.names();
        for (String name : names) {
            if (shown.add(name)) {
                show(name);
            }
        }
        shown.removeIf(name -> !names.contains(name) && hide(name));
    }

    private void show(String name) {
        gauge("depth", name, "Messages in a queue, or events that wait", row ->
                (double) row.filled().depth());
        gauge("oldest_seconds", name, "Age of the first message of a queue", QueueRow::oldestSeconds);
        gauge("growth_per_second", name, "By how many a second a queue grows, over the last minute", row -> row.flow()
                .grows());
    }

    private void gauge(String figure, String queue, String description, Function<QueueRow, @Nullable Double> value) {
        Metadata told = Metadata.builder()
                .withName(PREFIX + figure)
                .withDescription(description)
                .build();
        registry.gauge(told, () -> book.row(queue).map(value).orElse(Double.NaN), new Tag(QUEUE, queue));
    }

    private boolean hide(String name) {
        registry.removeMatching((id, metric) ->
                id.getName().startsWith(PREFIX) && name.equals(id.getTags().get(QUEUE)));
        return true;
    }
}
