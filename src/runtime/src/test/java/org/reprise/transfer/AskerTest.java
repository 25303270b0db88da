package org.reprise.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.log.PortionStore;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;

/** A site that asks while the way to its upstream, or its own database, hangs. */
class AskerTest {
    /** Only a hang takes so long. */
    private static final long HANG_SECONDS = 60;

    private static final AnswerHeader NOTHING = new AnswerHeader("a", new Position(1, 5), false);

    private final Peers peers = new Peers();
    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final InMemoryTransport transport = new InMemoryTransport();
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        released.countDown();
    }

    @Test
    void nobodyWaitsWhileARequestFindsItsWay() throws Exception {
        Asker asker = asker(hanging(Transport.class, transport, "request"), InMemoryEventLog.create());
        CompletableFuture<Duration> step = CompletableFuture.supplyAsync(asker::step);
        assertThat(entered.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();

        CompletableFuture.runAsync(() -> {
                    asker.refused("elsewhere", "of another log");
                    asker.answered(NOTHING);
                    asker.end();
                })
                .get(HANG_SECONDS, TimeUnit.SECONDS);
        assertThat(asker.word().head()).isEqualTo(new Position(1, 5));

        released.countDown();
        assertThat(step.get(HANG_SECONDS, TimeUnit.SECONDS))
                .as("it was answered before it was known to be sent")
                .isZero();
        asker.step();
        assertThat(transport.underWay).hasSize(2);
    }

    @Test
    void nobodyWaitsWhileTheLogIsRead() throws Exception {
        EventLog log = InMemoryEventLog.create();
        Asker asker = asker(transport, log.with(hanging(PortionStore.class, log.portions(), "contiguousAfter")));
        CompletableFuture<Duration> step = CompletableFuture.supplyAsync(asker::step);
        assertThat(entered.await(HANG_SECONDS, TimeUnit.SECONDS)).isTrue();

        CompletableFuture.runAsync(() -> {
                    asker.answered(NOTHING, 5);
                    asker.beginAnew();
                })
                .get(HANG_SECONDS, TimeUnit.SECONDS);

        released.countDown();
        assertThat(step.get(HANG_SECONDS, TimeUnit.SECONDS)).isPositive();
        assertThat(transport.underWay).hasSize(1);
    }

    @Test
    void requestThatFailsForAnotherReasonIsSentAnewAtTheNextStep() {
        boolean[] fails = {true};
        Transport faulty = (Transport) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Transport.class}, (self, method, arguments) -> {
                    if (fails[0]) {
                        throw new IllegalStateException("the container stops");
                    }
                    return method.invoke(transport, arguments);
                });
        Asker asker = asker(faulty, InMemoryEventLog.create());
        assertThatThrownBy(asker::step).hasMessage("the container stops");
        fails[0] = false;
        asker.step();
        assertThat(transport.underWay).hasSize(1);
    }

    @Test
    void whatAnUpstreamHasRemovedIsKnownToComeFromItNoMore() {
        Asker asker = asker(transport, InMemoryEventLog.create());
        asker.step();
        assertThat(asker.gone("a")).isEmpty();
        asker.answered(new AnswerHeader("a", new Position(1, 5), false, true, true));
        assertThat(asker.gone("a")).isEqualTo("a has not got event 1 any more");
        asker.answered(NOTHING);
        assertThat(asker.gone("a")).isEmpty();
    }

    /** Else it would ask for nothing for as long as the clock was put back. */
    @Test
    void aClockThatIsPutBackDelaysNoRequest() {
        Asker asker = asker(transport, InMemoryEventLog.create());
        asker.step();
        clock.advance(Duration.ofHours(-1));
        asker.step();
        assertThat(transport.underWay).as("nobody answers the first").hasSize(2);

        asker.refused("a", "of another log");
        assertThat(asker.step()).isPositive();
        assertThat(transport.underWay).hasSize(2);
        clock.advance(Duration.ofHours(-1));
        asker.step();
        assertThat(transport.underWay).as("the next try").hasSize(3);
    }

    /** A portion that was signed by a key which is revoked by now never gets in, and the site stood there without a word of it. */
    @Test
    void whyWhatAnUpstreamAnswersIsRefusedIsSaidUntilItIsNot() {
        Asker asker = asker(transport, InMemoryEventLog.create());
        asker.step();
        asker.refused("a", "its key is revoked");
        clock.advance(Duration.ofMinutes(1));
        asker.step();
        assertThat(peers.describe()).contains("What upstream 'a' answers is refused here: its key is revoked");

        asker.answered(NOTHING);
        assertThat(peers.describe()).isEmpty();
    }

    private Asker asker(Transport way, EventLog log) {
        TransferPolicy policy =
                new TransferPolicy("b", List.of("a"), Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5));
        return new Asker(new Upstreams(policy, log, InMemoryEventLog.DIRECT, peers, clock), log, way, peers, clock);
    }

    /** The same, but for that method, which hangs until it is released. */
    private <T> T hanging(Class<T> type, T real, String hangs) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals(hangs)) {
                        entered.countDown();
                        assertThat(released.await(2 * HANG_SECONDS, TimeUnit.SECONDS))
                                .isTrue();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
