package org.reprise.console.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which queues, and in which order.
 *
 * @param contains what their names have in them, in any case; empty for every name
 * @param kind     whose they are; empty for all
 * @param order    the first ones
 * @param from     so many are passed over
 * @param limit    most on a page
 */
public record QueueQuery(String contains, Optional<QueueKind> kind, Order order, int from, int limit) {

    /** What stands first. */
    public enum Order {
        DEPTH(Comparator.comparingLong((QueueRow row) -> row.filled().depth()).reversed()),
        AGE(Comparator.comparing(QueueRow::oldestSeconds, Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
                .reversed()),
        GROWTH(Comparator.comparing(
                        (QueueRow row) -> row.flow().grows(), Comparator.nullsFirst(Comparator.<Double>naturalOrder()))
                .reversed()),
        NAME(Comparator.comparing(QueueRow::name));

        private final Comparator<QueueRow> comparator;

        Order(Comparator<QueueRow> comparator) {
            this.comparator = comparator.thenComparing(QueueRow::name);
        }
    }

    public QueueQuery {
        if (from < 0 || limit < 1) {
            throw new IllegalArgumentException("No page begins with row " + from + " and has " + limit);
        }
    }

    /** Those of all that are asked for, in their order. */
    List<QueueRow> of(List<QueueRow> all) {
        String part = contains.toLowerCase(Locale.ROOT);
        return all.stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(part))
                .filter(row -> kind.isEmpty() || kind.get() == row.kind())
                .sorted(order.comparator)
                .toList();
    }
}
