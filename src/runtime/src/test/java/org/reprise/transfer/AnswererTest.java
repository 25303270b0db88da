package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;

/** What a site does for several that ask it alike. */
class AnswererTest {
    private static final List<String> FOUR = List.of("b", "c", "d", "e");

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final List<String> reads = new ArrayList<>();
    private final EventLog log = counted(InMemoryEventLog.create());
    private final Peers peers = new Peers();
    private final Answerer answerer = new Answerer("a", log, transport, peers, clock);
    private ChainEnd end = ChainEnd.START;

    @Test
    void sitesThatAreEquallyFarAreAnsweredFromOneRead() {
        ask(1, FOUR);
        store(10);
        reads.clear();
        answerer.step();

        assertThat(sentTo()).containsExactlyInAnyOrderElementsOf(FOUR);
        assertThat(reads).containsOnlyOnce("last").containsOnlyOnce("from");
    }

    @Test
    void sitesThatKeepUpAreAnsweredInRoundsAndGetAllThatHasCome() {
        ask(1, FOUR);
        store(10);
        answerer.step();
        transport.underWay.clear();
        reads.clear();
        for (int i = 0; i < 3; i++) {
            store(10);
            assertThat(answerer.step()).isLessThanOrEqualTo(Duration.ofSeconds(1));
            ask(2, FOUR);
            assertThat(answerer.step()).isLessThanOrEqualTo(Duration.ofMillis(100));
            clock.advance(Duration.ofMillis(25));
        }
        assertThat(transport.underWay).isEmpty();
        assertThat(reads).doesNotContain("from");

        clock.advance(Duration.ofMillis(25));
        answerer.step();
        assertThat(sentTo()).containsExactlyInAnyOrderElementsOf(FOUR);
        assertThat(PortionFrames.split(transport.underWay.getFirst().body())).hasSize(3);
    }

    @Test
    void siteThatIsBehindWaitsForNoRound() {
        ask(1, FOUR);
        store(100_000);
        answerer.step();
        transport.underWay.clear();
        store(100_000);
        ask(2, FOUR);
        answerer.step();

        assertThat(sentTo()).containsExactlyInAnyOrderElementsOf(FOUR);
    }

    @Test
    void siteThatCannotBeAnsweredIsNotKnownAsOneThatNeedsTheLog() {
        ask(1, List.of("b", "nowhere"));
        assertThat(peers.downstream(clock.instant()))
                .extracting(Peers.Downstream::site)
                .containsExactly("b");
    }

    @Test
    void clockThatIsPutBackStopsNobody() {
        ask(1, FOUR);
        store(10);
        answerer.step();
        transport.underWay.clear();
        clock.advance(Duration.ofMinutes(-10));
        store(10);
        ask(2, FOUR);
        answerer.step();

        assertThat(sentTo()).containsExactlyInAnyOrderElementsOf(FOUR);
    }

    private void ask(long from, List<String> askers) {
        askers.forEach(asker -> answerer.asked(new PortionRequest(
                asker,
                new Span(from, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                Subscription.ALL,
                Set.of())));
    }

    private List<String> sentTo() {
        return transport.underWay.stream().map(InMemoryTransport.Sent::to).toList();
    }

    /** One event, which hardly shrinks. */
    private void store(int bytes) {
        byte[] body = new byte[bytes];
        new Random(1).nextBytes(body);
        Portion portion = Portion.seal(end, 1, List.of(body), clock.instant(), Compression.DEFLATE);
        end = portion.end();
        log.portions().store(portion);
    }

    private EventLog counted(EventLog log) {
        PortionStore portions = log.portions();
        PortionStore counted = (PortionStore) Proxy.newProxyInstance(
                PortionStore.class.getClassLoader(),
                new Class<?>[] {PortionStore.class},
                (proxy, method, arguments) -> {
                    reads.add(method.getName());
                    return method.invoke(portions, arguments);
                });
        return new EventLog(log.captured(), counted, log.evidence(), log.position(), log.findings(), log.settings());
    }
}
