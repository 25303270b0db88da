package org.reprise.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;

/** Two days of events: what a subscription would take of the last. */
class SubscriptionTrialTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATELY = NOW.minus(Duration.ofDays(1));

    private final EventLog log = InMemoryEventLog.create();
    private ChainEnd end = ChainEnd.START;

    private Portion portion(Instant at, String... names) {
        List<byte[]> bodies = List.of(names).stream()
                .map(name -> EventJson.encode(new Event(at, List.of(new Call(name, 1, "[]", null, List.of())))))
                .toList();
        Portion portion = Portion.seal(end, 1, bodies, at, Compression.DEFLATE);
        end = portion.end();
        return portion;
    }

    private SubscriptionPreview of(String terms) {
        return new SubscriptionTrial(log, List.of(), Subscription.parse(terms)).since(LATELY);
    }

    @Test
    void eventsOfTheLastDayAreCountedAndThoseThatAreNotHereAreNoneOfThem() {
        log.portions().store(portion(NOW.minus(Duration.ofDays(2)), "network.pass", "network.pass"));
        log.portions().store(portion(NOW.minusSeconds(90), "network.pass", "billing.pay"));
        log.portions().store(portion(NOW.minusSeconds(60), "billing.pay").condensed(body -> false));
        SubscriptionPreview preview = of("name=network.*");
        assertThat(preview.takes()).isEqualTo(1);
        assertThat(preview.leaves()).isEqualTo(1);
        assertThat(preview.unknown()).isEqualTo(1);
        assertThat(preview.since()).isEqualTo(LATELY);
        assertThat(preview.warnings()).isEmpty();
        assertThat(of("").leaves()).isZero();
    }

    @Test
    void namesAndKindsThatNobodyKnowsAreSaid() {
        log.portions().store(portion(NOW.minusSeconds(90), "network.pass", "billing.pay"));
        SubscriptionPreview preview = of("name=nosuch.*, name=billing.* & kind=parcell, failed");
        assertThat(preview.takes()).isZero();
        assertThat(preview.leaves()).isEqualTo(2);
        assertThat(preview.warnings())
                .hasSize(2)
                .anySatisfy(
                        each -> assertThat(each).startsWith("'name=nosuch.*': nobody knows an event name like that"))
                .anySatisfy(each -> assertThat(each).startsWith("'kind=parcell': nobody knows a kind like that"));
    }
}
