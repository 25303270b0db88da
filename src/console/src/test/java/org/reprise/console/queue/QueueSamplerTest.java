package org.reprise.console.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reprise.console.SetClock;
import org.reprise.figures.Counters;
import org.reprise.figures.QueueFigures;
import org.reprise.figures.SiteFigures;
import org.reprise.portion.Position;
import org.reprise.settings.Role;

class QueueSamplerTest {
    private static final String PORTIONS = "reprise.west.portions";
    private static final String ORDERS = "orders";
    private static final Instant NOON = SetClock.NOON;

    private final FakeEngine engine = new FakeEngine();
    private final SetClock clock = new SetClock();
    private final QueueBook book = new QueueBook(clock);
    private SiteFigures figures = secondary(0, 0, 0, 0);
    private final QueueSampler sampler = new QueueSampler(engine, () -> figures, book, () -> {});

    @Test
    void queuesOfRepriseOfTheApplicationAndOfWhatFailedAreToldApart() {
        engine.holds(PORTIONS, 2);
        engine.holds(ORDERS, 7);
        engine.holds(LibertyEngine.EXCEPTION_DESTINATION, 1);
        sampler.run();

        assertThat(row(PORTIONS).kind()).isEqualTo(QueueKind.REPRISE);
        assertThat(row(ORDERS).kind()).isEqualTo(QueueKind.APPLICATION);
        assertThat(row(LibertyEngine.EXCEPTION_DESTINATION).kind()).isEqualTo(QueueKind.EXCEPTION);
        assertThat(row(ORDERS).filled()).isEqualTo(new QueueRow.Filled(7, 1000, true));
    }

    @Test
    void ageIsThatOfTheFirstMessageAndGrowsBetweenLooks() {
        engine.holds(ORDERS, 7);
        engine.oldest.put(ORDERS, NOON.minusSeconds(60));
        sampler.run();
        clock.seconds(4);

        assertThat(row(ORDERS).oldestSeconds()).isEqualTo(64);
        assertThat(row(ORDERS).ageSeconds()).isEqualTo(4);
    }

    @Test
    void emptyQueueHasNoAge() {
        engine.holds(ORDERS, 7);
        engine.oldest.put(ORDERS, NOON.minusSeconds(60));
        sampler.run();
        engine.holds(ORDERS, 0);
        sampler.run();

        assertThat(row(ORDERS).oldestSeconds()).isNull();
    }

    @Test
    void inIsWhatWasTakenAndWhatTheDepthGrewBy() {
        figures = secondary(0, 0, 0, 30);
        for (int i = 0; i < 4; i++) {
            engine.holds(PORTIONS, 100L * i);
            sampler.run();
            clock.seconds(5);
        }

        assertThat(row(PORTIONS).flow()).isEqualTo(new QueueRow.Flow(50.0, 30.0, 20.0, null));
        assertThat(row(SiteBacklog.STORED).flow().in()).isNull();
    }

    @Test
    void whatWaitsInTheSiteStandsBesideTheQueues() {
        figures = secondary(900, 700, 100, 0);
        sampler.run();

        assertThat(row(SiteBacklog.MISSING).filled().depth()).isEqualTo(200);
        assertThat(row(SiteBacklog.STORED).filled().depth()).isEqualTo(600);
        assertThat(row(SiteBacklog.PARKED).filled().depth()).isZero();
    }

    @Test
    void manyQueuesAreAskedInTurnWhatTheirFirstMessageIs() {
        IntStream.range(0, 120).forEach(i -> engine.holds("q" + i, 1));
        sampler.run();
        assertThat(engine.asked).hasSize(50).doesNotHaveDuplicates();
        sampler.run();
        sampler.run();

        assertThat(engine.asked).hasSize(150);
        assertThat(engine.asked.subList(0, 120)).doesNotHaveDuplicates();
    }

    @Test
    void engineThatIsSilentIsSaidWithWhatWasSeenBefore() {
        engine.holds(ORDERS, 7);
        sampler.run();
        engine.silent = true;
        clock.seconds(5);
        sampler.run();

        assertThat(view().trouble()).contains("it is gone");
        assertThat(row(ORDERS).filled().depth()).isEqualTo(7);
        assertThat(row(ORDERS).ageSeconds()).isEqualTo(5);
        engine.silent = false;
        sampler.run();
        assertThat(view().trouble()).isEmpty();
    }

    @Test
    void queueThatTheEngineHasNoMoreGoesWithItsHistory() {
        engine.holds(ORDERS, 7);
        sampler.run();
        engine.queues.clear();
        clock.after(Duration.ofMinutes(14));
        sampler.run();
        assertThat(names()).contains(ORDERS);
        clock.after(Duration.ofMinutes(2));
        sampler.run();

        assertThat(names()).doesNotContain(ORDERS);
        assertThat(book.day(ORDERS)).isEmpty();
    }

    @Test
    void pageHasWhatWasAskedForInThatOrder() {
        IntStream.range(0, 500).forEach(i -> engine.holds("orders." + i, i));
        sampler.run();
        QueuesView page = book.view(new QueueQuery("ORDERS", Optional.empty(), QueueQuery.Order.DEPTH, 10, 5));

        assertThat(page.found()).isEqualTo(500);
        assertThat(page.all()).isGreaterThan(500);
        assertThat(page.queues())
                .extracting(QueueRow::name)
                .containsExactly("orders.489", "orders.488", "orders.487", "orders.486", "orders.485");
    }

    @Test
    void unknownAgesStandBehindKnownOnes() {
        engine.holds("a", 1);
        engine.holds("b", 1);
        engine.holds("c", 1);
        engine.oldest.put("b", NOON.minusSeconds(5));
        engine.oldest.put("c", NOON.minusSeconds(50));
        sampler.run();
        QueuesView page = book.view(new QueueQuery("", Optional.of(QueueKind.APPLICATION), QueueQuery.Order.AGE, 0, 9));

        assertThat(page.queues()).extracting(QueueRow::name).containsExactly("c", "b", "a");
    }

    private QueuesView view() {
        return book.view(new QueueQuery("", Optional.empty(), QueueQuery.Order.NAME, 0, 500));
    }

    private List<String> names() {
        return view().queues().stream().map(QueueRow::name).toList();
    }

    private QueueRow row(String name) {
        return view().queues().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SiteFigures secondary(long head, long stored, long replayed, double taken) {
        return SiteFigures.of(
                new SiteFigures.Self("west", Role.SECONDARY, "east"),
                new SiteFigures.State(true, ""),
                new SiteFigures.Reach(
                        new Position(1, head),
                        new Position(1, stored),
                        new Position(1, replayed),
                        new SiteFigures.Lag(head - replayed, 1),
                        SiteFigures.Reach.UNKNOWN.behind(),
                        SiteFigures.Reach.UNKNOWN.acks()),
                new SiteFigures.Work(Counters.NONE, List.of(new QueueFigures(PORTIONS, 0, taken)), 0, 0),
                SiteFigures.Others.NOBODY,
                NOON);
    }
}
