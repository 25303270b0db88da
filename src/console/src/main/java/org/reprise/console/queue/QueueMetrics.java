package org.reprise.console.queue;

import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Queues at {@code /metrics}, as of the last look: {@code reprise_queue_depth}, {@code reprise_queue_oldest_seconds} and {@code
 * reprise_queue_growth_per_second}, each with the queue's name as the tag {@code queue}. What is not known is NaN. For one thread.
 */
final class QueueMetrics {
    private static final String DEPTH = "reprise_queue_depth";
    private static final String OLDEST = "reprise_queue_oldest_seconds";
    private static final String GROWTH = "reprise_queue_growth_per_second";

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
        Tag tag = tag(name);
        registry.gauge(
                told(DEPTH, "Messages in a queue, or events that wait"),
                () -> book.row(name).map(row -> (double) row.filled().depth()).orElse(Double.NaN),
                tag);
        registry.gauge(
                told(OLDEST, "Age of the first message of a queue"),
                () -> book.row(name).map(row -> orNaN(row.oldestSeconds())).orElse(Double.NaN),
                tag);
        registry.gauge(
                told(GROWTH, "By how many a second a queue grows, over the last minute"),
                () -> book.row(name).map(row -> orNaN(row.flow().grows())).orElse(Double.NaN),
                tag);
    }

    private boolean hide(String name) {
        registry.removeMatching((id, metric) -> id.getName().startsWith("reprise_queue_")
                && name.equals(id.getTags().get("queue")));
        return true;
    }

    private static Tag tag(String name) {
        return new Tag("queue", name);
    }

    private static Metadata told(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }

    private static double orNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }
}
