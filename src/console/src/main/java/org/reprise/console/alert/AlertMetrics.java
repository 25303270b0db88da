package org.reprise.console.alert;

import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.reprise.console.notice.Delivery;

/**
 * Alerts at {@code /metrics}: {@code reprise_alert_firing}, how many fire, with the rule as the tag {@code rule}; {@code
 * reprise_alert_waiting}, what is still to be told, by all channels; {@code reprise_alert_delivered_total} and {@code
 * reprise_alert_failed_total}, tries that a channel took, and that it did not.
 */
final class AlertMetrics implements Delivery.Count {
    private final Counter delivered;
    private final Counter failed;

    AlertMetrics(MetricRegistry registry, AlertBook book) {
        for (Rule rule : DefaultRules.all()) {
            registry.gauge(
                    described("reprise_alert_firing", "Alerts of a rule that fire"),
                    () -> firing(book, rule.name()),
                    new Tag("rule", rule.name()));
        }
        registry.gauge(
                described("reprise_alert_waiting", "Alerts that wait for their channels"),
                () -> book.channels().stream()
                        .mapToLong(AlertsView.ChannelRow::waiting)
                        .sum());
        delivered = registry.counter(described("reprise_alert_delivered", "Alerts that a channel took"));
        failed = registry.counter(described("reprise_alert_failed", "Tries of telling that failed"));
    }

    private static long firing(AlertBook book, String rule) {
        return book.alerts().stream()
                .filter(alert -> alert.isFiring() && alert.id().rule().equals(rule))
                .count();
    }

    private static Metadata described(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }

    @Override
    public void delivered() {
        delivered.inc();
    }

    @Override
    public void failed() {
        failed.inc();
    }
}
