package org.reprise.console.peers;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.jspecify.annotations.Nullable;
import org.reprise.desk.Site;
import org.reprise.figures.Counters;
import org.reprise.figures.SiteFigures;
import org.reprise.settings.SiteNotOpenException;
import org.reprise.unseen.UnseenWrites;

/**
 * This site's figures at {@code /metrics}. Counters since the site started: {@code reprise_captured_total},
 * {@code reprise_sealed_total}, {@code reprise_replayed_total}, {@code reprise_parked_total} (events),
 * {@code reprise_sent_total}, {@code reprise_received_total}, {@code reprise_duplicates_total} (portions),
 * {@code reprise_refused_total} (messages), {@code reprise_refused_calls_total} (business calls at a secondary).
 * Gauges: {@code reprise_lag_events}, {@code reprise_lag_seconds}, {@code reprise_parked_events} (parked now), {@code
 * reprise_quarantined_events} (that wait for an operator), {@code reprise_ready} (1 or 0),
 * {@code reprise_unseen_rows} (changed at this primary since it started, and in no event). What is not known is NaN.
 */
final class SiteMetrics {

    private final List<Count> counts;

    /** Registers all of them once; gauges ask {@code site} whenever they are read. */
    SiteMetrics(MetricRegistry registry, Site site) {
        counts = List.of(
                count(registry, "captured", "Events captured in committed transactions", Counters::captured),
                count(registry, "sealed", "Events sealed", Counters::sealed),
                count(registry, "sent", "Portions sent to other sites", Counters::sent),
                count(registry, "received", "Portions received and stored", Counters::received),
                count(registry, "duplicates", "Portions received again and absorbed", Counters::duplicates),
                count(registry, "refused", "Messages refused", Counters::refused),
                count(registry, "replayed", "Events replayed", Counters::replayed),
                count(registry, "parked", "Events parked", Counters::parked),
                count(registry, "superseded", "Irrelevant events passed over", Counters::superseded),
                count(registry, "refused_calls", "Business calls refused at a secondary", Counters::refusedCalls));
        gauge(
                registry,
                site,
                "reprise_lag_events",
                "Events not yet replayed here; NaN when that is not known",
                figures -> orNaN(figures.lagEvents()));
        gauge(
                registry,
                site,
                "reprise_lag_seconds",
                "Age of the oldest event not yet replayed; NaN when that is not known",
                figures -> orNaN(figures.lagSeconds()));
        gauge(registry, site, "reprise_parked_events", "Events that are parked now", SiteFigures::parked);
        gauge(
                registry,
                site,
                "reprise_quarantined_events",
                "Quarantined events that wait for what an operator makes of them",
                SiteFigures::quarantined);
        gauge(
                registry,
                site,
                "reprise_unknown_calls",
                "Calls since the start that waited in vain for other sites to hold them",
                figures -> figures.acks().unknown());
        gauge(
                registry,
                site,
                "reprise_degraded",
                "1 when calls do not wait for other sites although they should",
                figures -> figures.acks().degraded() ? 1 : 0);
        gauge(registry, site, "reprise_ready", "1 when the site does its work", figures -> figures.ready() ? 1 : 0);
        registry.gauge(
                described("reprise_unseen_rows", "Rows changed in captured transactions that no event has"),
                site,
                SiteMetrics::unseenRows);
    }

    private static double unseenRows(Site site) {
        try {
            return site.unseen().found().stream()
                    .mapToLong(UnseenWrites.Found::rows)
                    .sum();
        } catch (SiteNotOpenException notKnown) {
            return Double.NaN;
        }
    }

    private static double orNaN(@Nullable Number value) {
        return value == null ? Double.NaN : value.doubleValue();
    }

    /** Moves the counters on to the newest figures. One thread at a time. */
    void sample(SiteFigures figures) {
        counts.forEach(count -> count.moveOn(figures.counters()));
    }

    /** A counter and how far it has come. */
    private static final class Count {
        private final Counter counter;
        private final ToLongFunction<Counters> value;
        private long seen;

        Count(Counter counter, ToLongFunction<Counters> value) {
            this.counter = counter;
            this.value = value;
        }

        void moveOn(Counters newest) {
            long now = value.applyAsLong(newest);
            counter.inc(now < seen ? now : now - seen); // fewer than before: the site counts from 0 again
            seen = now;
        }
    }

    private static Count count(
            MetricRegistry registry, String name, String description, ToLongFunction<Counters> value) {
        return new Count(registry.counter(described("reprise_" + name, description)), value);
    }

    private static void gauge(
            MetricRegistry registry, Site site, String name, String description, ToDoubleFunction<SiteFigures> value) {
        registry.gauge(described(name, description), site, asked -> value.applyAsDouble(asked.figures()));
    }

    private static Metadata described(String name, String description) {
        return Metadata.builder().withName(name).withDescription(description).build();
    }
}
