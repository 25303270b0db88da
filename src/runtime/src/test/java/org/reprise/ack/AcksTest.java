package org.reprise.ack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.api.NotAcknowledgedException;
import org.reprise.jdbc.EventLogException;
import org.reprise.log.CapturedEvents;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/** What calls of a primary wait for, and which words of other sites count. */
class AcksTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final TestClock clock = new TestClock(Instant.ofEpochSecond(1000));
    private final EventLog log = InMemoryEventLog.create();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private ChainEnd end = ChainEnd.START;
    private Stability stability = stability();

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    private Stability stability() {
        return new Stability(
                log.settings(),
                InMemoryEventLog.DIRECT,
                () -> log.portions().last().seq(),
                clock);
    }

    private Acks acks(int sites, Duration timeout, boolean degrades) {
        return new Acks("east", 3, new AckPolicy(sites, timeout, degrades), log, stability);
    }

    /** Of a site that was told of all that is in its log. */
    private static Lineage end(long epoch, long seq) {
        return new Lineage(new Position(epoch, seq), new Promise(epoch, "east", Instant.EPOCH));
    }

    private void commit() {
        log.captured().append(3, new byte[] {1});
    }

    private void seal() {
        List<byte[]> bodies = ((InMemoryEventLog.Captured) log.captured()).take();
        Portion portion = Portion.seal(end, 3, bodies, clock.instant(), Compression.DEFLATE);
        log.portions().store(portion);
        end = portion.end();
    }

    /** The outcome of a call in a thread of its own: empty, or why it is unknown. */
    private Future<String> call(Acks acks) {
        CompletableFuture<Void> committed = new CompletableFuture<>();
        Future<String> call = callers.submit(() -> {
            commit();
            committed.complete(null);
            acks.await();
            try {
                LastCall.check();
                return "";
            } catch (NotAcknowledgedException e) {
                LastCall.check();
                return e.getMessage();
            }
        });
        committed.join();
        return call;
    }

    private static void awaitWaiting(Acks acks, int waiting) {
        while (acks.figures().waiting() < waiting) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
    }

    private static String outcome(Future<String> call) throws Exception {
        return call.get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void callReturnsWhenSoManySitesHoldItsEventAndNotBefore() throws Exception {
        Acks acks = acks(2, LONG, false);
        Future<String> call = call(acks);
        awaitWaiting(acks, 1);
        acks.step(false);
        acks.heard("west", end(3, 0));
        seal();
        acks.step(false);
        acks.heard("west", end(3, 1));
        acks.step(false);
        assertThat(call.isDone()).as("one of two sites has it").isFalse();
        acks.heard("west", end(3, 1));
        assertThat(call.isDone()).as("the same site twice").isFalse();

        acks.heard("north", end(3, 1));
        assertThat(outcome(call)).isEmpty();
        assertThat(acks.figures()).isEqualTo(new AckFigures("2", 1, 0, 0, false));
    }

    /** What other sites hold of before is no answer to what is committed now. */
    @Test
    void callWaitsForItsOwnEventHoweverLateThatIsSealed() throws Exception {
        Acks acks = acks(1, LONG, false);
        commit();
        seal();
        acks.heard("west", end(3, 1));
        Future<String> call = call(acks);
        awaitWaiting(acks, 1);
        acks.step(false);
        acks.heard("west", end(3, 1));
        acks.step(false);
        assertThat(call.isDone()).isFalse();
        seal();
        acks.heard("west", end(3, 2));
        acks.step(false);
        assertThat(outcome(call)).isEmpty();
    }

    @Test
    void onlyEntriesOfThisReignCount() throws Exception {
        Acks acks = acks(1, SHORT, false);
        Future<String> call = call(acks);
        seal();
        acks.step(false);
        acks.heard("west", end(2, 500));
        acks.heard("north", end(4, 1));
        acks.step(false);
        assertThat(outcome(call)).contains("east", "1 other sites", "unknown", "not rolled back");
        assertThat(acks.figures().stable()).isZero();
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndCountsForNothing() {
        Acks acks = acks(1, SHORT, false);
        commit();
        seal();
        assertThatThrownBy(() -> acks.heard("west", end(3, 1_000_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("site 'west'")
                .hasMessageContaining("3:1000000")
                .hasMessageContaining("sealed 3:1 only");
        assertThatThrownBy(() -> acks.heard(
                        "west", new Lineage(new Position(900, 1), end(3, 1).promise())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("900:1")
                .hasMessageContaining("told of epoch 3 of east only");
        acks.step(false);
        assertThat(acks.figures().stable()).isZero();
    }

    @Test
    void callThatWaitsInVainIsUnknownAndSaysSoAndTheNextWaitsToo() throws Exception {
        Acks acks = acks(1, SHORT, false);
        assertThat(outcome(call(acks))).contains("unknown");
        assertThat(outcome(call(acks))).contains("unknown");
        assertThat(acks.trouble()).contains("wait in vain", "REPR0070W");
        assertThat(acks.figures()).isEqualTo(new AckFigures("1", 0, 0, 2, false));

        seal();
        acks.step(false);
        acks.heard("west", end(3, 2));
        acks.step(false);
        acks.step(false);
        assertThat(acks.trouble()).isEmpty();
    }

    @Test
    void degradedPrimaryLetsCallsReturnAndSaysSoUntilTheSitesAreBack() throws Exception {
        Acks acks = acks(1, SHORT, true);
        assertThat(outcome(call(acks))).contains("unknown");
        assertThat(acks.trouble()).contains("return without waiting", "REPR0071W");
        assertThat(outcome(call(acks))).isEmpty();
        assertThat(acks.figures()).isEqualTo(new AckFigures("1", 0, 0, 1, true));

        seal();
        acks.step(false);
        acks.step(false);
        assertThat(acks.figures().degraded()).as("nobody is back").isTrue();
        acks.heard("west", end(3, 2));
        acks.step(false);
        assertThat(acks.figures().degraded()).isFalse();
        assertThat(acks.trouble()).isEmpty();
    }

    /** A request makes two calls, and the second one returns because the first has waited in vain. */
    @Test
    void whatIsUnknownStaysSoWhenALaterCallReturnsWithoutWaiting() throws Exception {
        Acks acks = acks(1, SHORT, true);
        Future<?> request = callers.submit(() -> {
            commit();
            acks.await();
            commit();
            acks.await();
            LastCall.check();
        });
        assertThatThrownBy(() -> request.get(LONG.toSeconds(), TimeUnit.SECONDS))
                .hasCauseInstanceOf(NotAcknowledgedException.class);
    }

    /** Threads are pooled: what an earlier request did not ask for is no fault of this one. */
    @Test
    void whatBecameUnknownInACallIsToldFromWhatWasUnknownBefore() throws Exception {
        Acks acks = acks(1, SHORT, false);
        callers.submit(() -> {
                    commit();
                    acks.await();
                    NotAcknowledgedException earlier = LastCall.before();
                    assertThat(LastCall.since(earlier)).isEmpty();
                    commit();
                    acks.await();
                    assertThat(LastCall.since(earlier)).isPresent();
                    assertThat(LastCall.since(earlier)).isEmpty();
                    return earlier;
                })
                .get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void callsOutliveADatabaseThatDoesNotAnswerForAMoment() throws Exception {
        AtomicBoolean hindered = new AtomicBoolean(true);
        CapturedEvents captured = (CapturedEvents) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {CapturedEvents.class}, (self, method, arguments) -> {
                    if (method.getName().equals("newest") && hindered.getAndSet(false)) {
                        throw new EventLogException("no connection", null);
                    }
                    return method.invoke(log.captured(), arguments);
                });
        EventLog shaky = new EventLog(
                captured, log.portions(), log.evidence(), log.position(), log.findings(), log.settings(), log.reigns());
        Acks acks = new Acks("east", 3, new AckPolicy(1, LONG, false), shaky, stability);
        Future<String> call = call(acks);
        awaitWaiting(acks, 1);
        assertThatThrownBy(() -> acks.step(false)).hasMessage("no connection");

        acks.step(false);
        seal();
        acks.step(false);
        acks.heard("west", end(3, 1));
        assertThat(outcome(call)).isEmpty();
    }

    @Test
    void whereNobodyIsAskedForACallReturnsAtOnce() throws Exception {
        Acks acks = new Acks("east", 3, AckPolicy.LOCAL, log, stability);
        assertThat(outcome(call(acks))).isEmpty();
        seal();
        acks.heard("west", end(3, 1));
        assertThat(acks.figures()).isEqualTo(AckFigures.LOCAL);
        assertThat(stability.said()).isEqualTo(-1);
    }

    /** A new primary knows nothing of the sites, and what was stable before is so for good. */
    @Test
    void restartKeepsWhatIsStable() {
        Acks acks = acks(1, SHORT, false);
        commit();
        seal();
        acks.heard("west", end(3, 1));
        acks.step(false);

        stability = stability();
        Acks again = acks(1, SHORT, false);
        assertThat(again.figures().stable()).isEqualTo(1);
        assertThat(stability.said()).isEqualTo(1);
    }

    /** It is woken by whatever it waits for, and asks the database no more than that. */
    @Test
    void whereThereIsOneServerNobodyLooksMeanwhile() throws Exception {
        Acks acks = acks(1, LONG, false);
        Future<String> call = call(acks);
        awaitWaiting(acks, 1);
        assertThat(acks.step(false)).as("it is not sealed").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        seal();
        assertThat(acks.step(false)).as("it is not held").isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        acks.heard("west", end(3, 1));
        assertThat(outcome(call)).isEmpty();
    }

    @Test
    void anotherServerOfTheSiteHearsOfWhatOneHasHeard() throws Exception {
        Acks one = acks(1, LONG, false);
        Future<String> call = call(one);
        awaitWaiting(one, 1);
        seal();
        assertThat(one.step(true)).as("the other one may have heard").isLessThan(Duration.ofMillis(100));
        Stability elsewhere = stability();
        Acks other = new Acks("east", 3, new AckPolicy(1, LONG, false), log, elsewhere);
        other.heard("west", end(3, 1));
        other.step(true);
        assertThat(call.isDone()).isFalse();
        one.step(true);
        assertThat(outcome(call)).isEmpty();
    }

    /** Each other site asks one of the servers, and always the same one as a rule. */
    @Test
    void whatTheServersOfTheSiteHaveHeardCountsTogether() throws Exception {
        Acks one = acks(2, LONG, false);
        Acks other = new Acks("east", 3, new AckPolicy(2, LONG, false), log, stability());
        Future<String> call = call(one);
        awaitWaiting(one, 1);
        one.step(true);
        seal();
        one.heard("west", end(3, 1));
        one.step(true);
        assertThat(call.isDone()).isFalse();

        other.heard("north", end(3, 1));
        other.step(true);
        one.step(true);
        assertThat(outcome(call)).isEmpty();
        assertThat(other.figures().stable()).isEqualTo(1);
    }

    @Test
    void policyIsLocalOrANumberOfSites() {
        assertThat(AckPolicy.of("local", SHORT, false).waits()).isFalse();
        assertThat(AckPolicy.of("2", SHORT, false).sites()).isEqualTo(2);
        for (String wrong : List.of("0", "-1", "all", "101")) {
            assertThatThrownBy(() -> AckPolicy.of(wrong, SHORT, false)).hasMessageContaining("reprise.ack");
        }
    }
}
