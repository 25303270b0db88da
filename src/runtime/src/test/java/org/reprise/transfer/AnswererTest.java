package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.jdbc.EventLogException;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;
import org.reprise.subscription.Subscription;

/** What a site does for several that ask it alike. */
class AnswererTest {
    private static final List<String> FOUR = List.of("b", "c", "d", "e");

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final List<String> reads = new ArrayList<>();

    /** The first seqs of portions that cannot be read. */
    private final Set<Long> damaged = new HashSet<>();

    /** The seqs at which the database gives nothing. */
    private final Set<Long> broken = new HashSet<>();

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

    /** It takes several looks into the database, and there may be a hundred sites. */
    @Test
    void whatASiteSaysOfItselfIsReadOnceForAllInARound() {
        int[] read = {0};
        long[] stable = {Lineage.UNSAID};
        peers.reigns(
                () -> {
                    read[0]++;
                    return new Lineage(Position.START, stable[0], Promise.NONE);
                },
                (site, told) -> {});
        answerer.countedBy(new Answerer.Counting(() -> stable[0], () -> false, (site, told) -> {}));
        ask(1, FOUR);
        store(10);
        answerer.step();
        assertThat(sentTo()).hasSize(4);
        assertThat(read[0]).isEqualTo(1);

        transport.underWay.clear();
        clock.advance(Duration.ofSeconds(1));
        ask(2, FOUR);
        store(10);
        stable[0] = 2;
        answerer.step();
        assertThat(transport.underWay).hasSize(4).allSatisfy(sent -> assertThat(
                        ((AnswerHeader) sent.header()).lineage().stable())
                .isEqualTo(2));
        assertThat(read[0]).isEqualTo(2);
    }

    /** It replays only what is stable, and has just made it so. */
    @Test
    void siteHearsAtOnceAndOnceThatMoreIsStable() {
        long[] stable = {Lineage.UNSAID};
        List<String> heard = new ArrayList<>();
        answerer.countedBy(new Answerer.Counting(
                () -> stable[0], () -> false, (site, told) -> heard.add(site + " " + told.end())));
        store(10);
        ask("b", new Lineage(new Position(1, 1), Lineage.UNSAID, Promise.NONE));
        answerer.step();
        assertThat(sentTo()).as("nobody counts").isEmpty();

        stable[0] = 1;
        ask("b", new Lineage(new Position(1, 1), Lineage.UNSAID, Promise.NONE));
        answerer.step();
        assertThat(sentTo()).as("a site of an earlier release").isEmpty();

        ask("b", new Lineage(new Position(1, 1), 0, Promise.NONE));
        answerer.step();
        assertThat(sentTo()).containsExactly("b");
        ask("b", new Lineage(new Position(1, 1), 0, Promise.NONE));
        answerer.step();
        assertThat(sentTo()).as("it was told").containsExactly("b");
        assertThat(heard).containsOnly("b 1:1").hasSize(4);
    }

    @Test
    void siteThatTakesLessThanAllOrHasDoneSoAcknowledgesNothing() {
        List<String> heard = new ArrayList<>();
        answerer.countedBy(new Answerer.Counting(() -> 0, () -> false, (site, end) -> heard.add(site)));
        Lineage end = new Lineage(new Position(1, 1), 0, Promise.NONE);
        answerer.acknowledged(request("b", Subscription.parse("kind=message"), Superseded.KEEP, end));
        answerer.acknowledged(request("c", Subscription.ALL, Superseded.LEAVE_OUT, end));
        answerer.acknowledged(request("e", Subscription.ALL, Superseded.KEEP, end, 1));
        assertThat(heard).isEmpty();
        answerer.acknowledged(request("d", Subscription.ALL, Superseded.KEEP, end));
        assertThat(heard).containsExactly("d");
    }

    /** As the door does. */
    private void ask(String asker, Lineage lineage) {
        PortionRequest request = request(asker, Subscription.ALL, Superseded.KEEP, lineage);
        answerer.acknowledged(request);
        answerer.asked(request);
    }

    private static PortionRequest request(String asker, Subscription wanted, Superseded superseded, Lineage lineage) {
        return request(asker, wanted, superseded, lineage, 0);
    }

    private static PortionRequest request(
            String asker, Subscription wanted, Superseded superseded, Lineage lineage, long leftOut) {
        return new PortionRequest(
                asker,
                new Span(lineage.end().seq() + 1, Long.MAX_VALUE),
                Room.DEFAULT,
                Duration.ofSeconds(5),
                Set.of(),
                wanted,
                Set.of(),
                "",
                superseded,
                lineage,
                leftOut);
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

    @Test
    void siteThatAsksForADamagedPortionTurnsElsewhereAndTheOthersAreServed() {
        for (int i = 0; i < 3; i++) {
            store(10);
        }
        damaged.add(2L);
        ask(1, List.of("b"));
        ask(2, List.of("c", "d", "e", "f"));
        ask(3, List.of("g"));
        answerer.step();

        Map<String, InMemoryTransport.Sent> sent = new TreeMap<>();
        transport.underWay.forEach(each -> sent.put(each.to(), each));
        assertThat(sent).containsOnlyKeys("b", "c", "d", "e", "f", "g");
        assertThat(PortionFrames.split(sent.get("b").body()))
                .as("what is before the damage")
                .hasSize(1);
        assertThat(((AnswerHeader) sent.get("c").header()).lacks()).isTrue();
        assertThat(sent.get("c").body()).isEmpty();
        assertThat(PortionFrames.split(sent.get("g").body())).hasSize(1);
        assertThat(peers.describe()).contains("Event 2 cannot be read from the log of this site");

        damaged.clear();
        clock.advance(Duration.ofSeconds(1));
        ask(2, List.of("c"));
        answerer.step();
        assertThat(peers.describe()).isEmpty();
    }

    @Test
    void siteWhoseAnswerFailsHoldsUpNoOther() {
        store(10);
        store(10);
        broken.add(2L);
        ask(2, FOUR);
        ask(1, List.of("f", "g", "h"));
        assertThatThrownBy(answerer::step).isInstanceOf(EventLogException.class);
        assertThat(sentTo()).containsExactlyInAnyOrder("f", "g", "h");
        broken.clear();
        clock.advance(Duration.ofSeconds(1));
        answerer.step();
        assertThat(sentTo()).containsAll(FOUR);
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
                    if (method.getName().equals("from") && broken.contains(arguments[0])) {
                        throw new EventLogException("the database is slow", null);
                    }
                    Object found = method.invoke(portions, arguments);
                    portions(found)
                            .filter(portion -> damaged.contains(portion.firstSeq()))
                            .forEach(portion -> {
                                throw new PortionRefusedException("Its hash is another");
                            });
                    return found;
                });
        return new EventLog(
                log.captured(), counted, log.evidence(), log.position(), log.findings(), log.settings(), log.reigns());
    }

    private static Stream<Portion> portions(Object found) {
        Stream<?> all = found instanceof List<?> list
                ? list.stream()
                : found instanceof Optional<?> one ? one.stream() : Stream.empty();
        return all.filter(Portion.class::isInstance).map(Portion.class::cast);
    }
}
