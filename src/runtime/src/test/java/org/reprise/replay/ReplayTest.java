package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.api.ReplicatedEvent;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Answer;
import org.reprise.event.Barrier;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.Origin;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethod.Calling;
import org.reprise.event.ReplicatedMethods;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** Replay over an in-memory log; the bean's methods are {@code note}, {@code own}, {@code late} and {@code nest}. */
class ReplayTest {
    static class Bean {
        void note(String text) throws IOException {}

        int own(String text) {
            return 0;
        }

        void late(String text) {}

        int nest(String text) {
            return 0;
        }
    }

    private static final ReplicatedMethod NOTE = TestMethods.of(Bean.class, "note");
    private static final ReplicatedMethod OWN = TestMethods.of(Bean.class, "own", Calling.OWN_TRANSACTION);
    private static final ReplicatedMethod LATE = TestMethods.of(Bean.class, "late", Calling.ASYNCHRONOUS);
    private static final ReplicatedMethod NEST = TestMethods.of(Bean.class, "nest");

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final List<String> effects = new ArrayList<>();
    private final List<String> failing = new ArrayList<>();
    private final List<ReplicatedEvent> told = new ArrayList<>();
    private Duration eachTakes = Duration.ZERO;

    /** What another server of the site does while an event fails here. */
    private Runnable elsewhere = () -> {};

    private final CallPlayer player = new CallPlayer(
            new ReplicatedMethods(List.of(NOTE, OWN, LATE, NEST)), new ArgumentJson(), new Beans(), transactions);
    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
    private final Replayer replayer = replayer(new ReplayPolicy(100, 3, Duration.ofSeconds(1)));
    private final ParkedDesk desk = new ParkedDesk(replayLog, clock);
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);

    private final class Beans implements BeanCaller {
        @Override
        public Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
            return ReplayTest.this.call(method, arguments);
        }

        @Override
        public void tell(ReplicatedEvent event) {
            if (failing.contains(event.message())) {
                throw new IllegalStateException("the observer fails");
            }
            told.add(event);
        }
    }

    /** What the container does: runs the call in its transaction, through the interceptor. */
    private Object call(ReplicatedMethod method, Object[] arguments) throws Exception {
        switch (method.calling()) {
            case OWN_TRANSACTION -> transactions.inNew(() -> intercepted(method, arguments));
            case ASYNCHRONOUS ->
                new Thread(() -> {
                            try {
                                transactions.inNew(() -> intercepted(method, arguments));
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .start();
            case JOINS -> intercepted(method, arguments);
        }
        return 0;
    }

    private Object intercepted(ReplicatedMethod method, Object[] arguments) throws Exception {
        assertThat(player.claims(method, arguments)).isTrue();
        return player.around(method, decoding -> {}, () -> body(method, (String) arguments[0]));
    }

    private Object body(ReplicatedMethod method, String text) throws Exception {
        if (failing.contains(text)) {
            elsewhere.run();
            throw new IllegalStateException(text + " fails");
        }
        if (text.startsWith("checked")) {
            throw new IOException(text);
        }
        if (method == NEST) {
            Object inner = transactions.inNew(() -> intercepted(OWN, new Object[] {"inner"}));
            effects.add(text + " " + inner);
            return 0;
        }
        effects.add(method.name() + " " + text);
        clock.advance(eachTakes);
        return 0;
    }

    @Test
    void replaysInOrderAndMovesThePosition() {
        store(note("a"), note("b"));
        store(note("c"));

        run();

        assertThat(effects).containsExactly("note a", "note b", "note c");
        assertThat(log.position().current()).isEqualTo(new Position(1, 3));
        assertThat(replayer.replayed()).isEqualTo(3);
    }

    @Test
    void aBarrierIsPassedAndObserversAreNotTold() {
        store(note("a"), Event.barrier(clock.instant(), new Barrier("west", "olga", "")), note("b"));

        run();

        assertThat(effects).containsExactly("note a", "note b");
        assertThat(log.position().current()).isEqualTo(new Position(1, 3));
        assertThat(replayer.tally().counts()).containsOnlyKeys("note");
        assertThat(told).isEmpty();
    }

    @Test
    void batchOfSlowEventsIsCommittedBeforeItsTransactionTimesOut() {
        eachTakes = Duration.ofSeconds(2);
        store(note("a"), note("b"), note("c"), note("d"), note("e"));

        replayer.step();
        assertThat(log.position().current()).isEqualTo(new Position(1, 3));
        replayer.step();
        assertThat(effects).containsExactly("note a", "note b", "note c", "note d", "note e");
        assertThat(log.position().current()).isEqualTo(new Position(1, 5));
    }

    @Test
    void waitsBeforeAHole() {
        Portion first = portion(note("a"));
        Portion second = portion(note("b"));
        log.portions().store(second);
        run();
        assertThat(effects).isEmpty();
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(log.parked().count()).as("a hole is no failure").isZero();

        log.portions().store(first);
        run();
        assertThat(effects).containsExactly("note a", "note b");
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
    }

    @Test
    void eventThatFailsForGoodIsParkedAndWhatIsBehindItWaits() {
        failing.add("b");
        store(note("a"), note("b"), note("c"));

        run();

        // the batch was tried once as a whole: the double cannot roll effects back
        assertThat(effects).containsExactly("note a", "note a");
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
        ParkedEvent parked = log.parked().list().get(0);
        assertThat(parked.position()).isEqualTo(new Position(1, 2));
        assertThat(parked.tries()).isEqualTo(3);
        assertThat(parked.reason()).contains("IllegalStateException: b fails");
        assertThat(parked.name()).isEqualTo("note");
    }

    @Test
    void retryAfterTheCauseIsGoneSucceedsAndTheRestFollows() {
        failing.add("b");
        store(note("b"), note("c"));
        run();
        failing.clear();

        assertThat(desk.retry(new Position(1, 1), "olga", "disk was full")).isTrue();
        run();

        assertThat(effects).containsExactly("note b", "note c");
        assertThat(log.parked().count()).isZero();
        assertThat(log.audit().newest(1).get(0).who()).isEqualTo("olga");
    }

    @Test
    void skippedEventHasNoEffectAndTheRestFollows() {
        failing.add("b");
        store(note("b"), note("c"));
        run();

        assertThat(desk.skip(new Position(1, 1), "olga", "was never valid")).isTrue();
        assertThat(desk.skip(new Position(1, 1), "olga", "again")).isFalse();
        run();

        assertThat(effects).containsExactly("note c");
        assertThat(log.audit().newest(5)).hasSize(1);
    }

    @Test
    void skippingWhatAnotherServerHasReplayedMovesNothingBack() {
        failing.add("b");
        store(note("b"), note("c"), note("d"));
        run();
        // its transaction was under way when this server parked the event
        log.position().advance(Position.START, new Position(1, 2), clock.instant());

        assertThat(desk.skip(new Position(1, 1), "olga", "was never valid")).isTrue();
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
        run();
        assertThat(effects).containsExactly("note d");
        assertThat(log.audit().newest(1).get(0).subject()).isEqualTo("1:1 note, which another server had replayed");
    }

    @Test
    void expectedExceptionIsNoFailureAndItsAbsenceIs() {
        store(event(new Call("note", 1, "[\"checked\"]", "java.io.IOException", List.of())));
        run();
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));

        store(event(new Call("note", 1, "[\"fine\"]", "java.io.IOException", List.of())));
        run();
        assertThat(log.parked().list().get(0).reason())
                .contains("returned, where the primary's call threw java.io.IOException");
    }

    @Test
    void unexpectedExceptionIsAFailureEvenIfItWouldCommit() {
        store(note("checked surprise"));
        run();
        assertThat(log.parked().list().get(0).reason()).contains("threw java.io.IOException: checked surprise");
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void callInATransactionOfItsOwnMovesThePositionThere() {
        store(note("a"), event(new Call("own", 1, "[\"b\"]", null, List.of())), note("c"));
        run();
        assertThat(effects).containsExactly("note a", "own b", "note c");
        assertThat(log.position().current()).isEqualTo(new Position(1, 3));
    }

    @Test
    void asynchronousCallIsAwaitedAndMovesThePosition() {
        store(event(new Call("late", 1, "[\"a\"]", null, List.of())), note("b"));
        run();
        assertThat(effects).containsExactly("late a", "note b");
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
    }

    @Test
    void nestedTransactionAnswersFromTheRecordAndIsNotRunAgain() {
        Answer seven = new Answer("own", 1, "7", null, null);
        store(event(new Call("nest", 1, "[\"outer\"]", null, List.of(seven))));
        run();
        assertThat(effects).as("and no 'own inner'").containsExactly("outer 7");
        assertThat(log.position().current()).isEqualTo(new Position(1, 1));
    }

    @Test
    void nestedTransactionThatIsNotInTheRecordIsAFailure() {
        store(event(new Call("nest", 1, "[\"outer\"]", null, List.of())));
        run();
        assertThat(effects).isEmpty();
        assertThat(log.parked().list().get(0).reason()).contains("made no further such call");
    }

    @Test
    void unknownEventIsParkedNotSkipped() {
        store(event(new Call("gone", 4, "[]", null, List.of())), note("behind"));
        run();
        assertThat(log.parked().list()).hasSize(1);
        assertThat(log.parked().list().get(0).reason()).contains("no replicated method for event 'gone' version 4");
        assertThat(log.position().current()).isEqualTo(Position.START);
        assertThat(effects).as("what is behind it waits").isEmpty();
    }

    @Test
    void siteThatObservesIsToldOfEveryEventAndCallsNone() {
        Replayer observing = replayer(new ReplayPolicy(100, 3, Duration.ofSeconds(1), true, CatchUpPolicy.OFF, false));
        store(note("first"), failed("no"), note("second"));
        observing.step();
        assertThat(effects).isEmpty();
        assertThat(told).extracting(ReplicatedEvent::seq).containsExactly(1L, 2L, 3L);
        assertThat(told)
                .extracting(ReplicatedEvent::status)
                .containsExactly(
                        ReplicatedEvent.Status.COMMITTED,
                        ReplicatedEvent.Status.FAILED,
                        ReplicatedEvent.Status.COMMITTED);
        assertThat(log.position().current().seq()).isEqualTo(3);
        assertThat(log.position().lacking()).as("rows that are not here").isEqualTo(3);
    }

    /** A later wish for all events brings none of it: so the site may not be primary. */
    @Test
    void thatAnEventWasLeftOutByChoiceIsRemembered() {
        store(note("a"));
        run();
        assertThat(log.position().lacking()).isZero();
        log.portions().store(portion(note("b"), note("c")).condensed(body -> false));
        store(note("d"));
        run();
        assertThat(effects).containsExactly("note a", "note d");
        assertThat(log.position().lacking()).isEqualTo(3);
    }

    @Test
    void failedEventIsToldInItsPlaceAndNotCalled() {
        store(note("before"), failed("no"), note("after"));
        run();
        assertThat(log.position().lacking()).isZero();
        assertThat(effects).containsExactly("note before", "note after");
        assertThat(told).hasSize(1);
        assertThat(told.get(0).status()).isEqualTo(ReplicatedEvent.Status.FAILED);
        assertThat(told.get(0).seq()).isEqualTo(2);
        assertThat(told.get(0).exception()).isEqualTo("java.lang.IllegalStateException");
        assertThat(told.get(0).calls())
                .hasToString("[Call[name=note, version=1, arguments=[\"no\"], kind=, status=, key=, exception=null]]");
        assertThat(log.position().current().seq()).isEqualTo(3);
        assertThat(replayer.tally().counts().get("note").called()).isEqualTo(2);
    }

    @Test
    void eventThatAnotherServerHasReplayedMeanwhileIsNotParked() {
        int[] tries = {0};
        failing.add("a");
        elsewhere = () -> {
            if (++tries[0] == 3) {
                log.position().advance(Position.START, new Position(1, 1), clock.instant());
            }
        };
        store(note("a"), note("b"));
        run();
        assertThat(tries[0]).as("tries before it would be parked").isEqualTo(3);
        assertThat(log.parked().list()).isEmpty();
        assertThat(effects).containsExactly("note b");
        assertThat(log.position().current()).isEqualTo(new Position(1, 2));
    }

    @Test
    void failedEventWhoseObserverFailsIsParked() {
        failing.add("no");
        store(failed("no"));
        run();
        assertThat(log.parked().list()).hasSize(1);
        assertThat(log.parked().list().get(0).reason()).contains("the observer fails");
    }

    private static Event failed(String text) {
        return Event.failed(Instant.EPOCH, note(text).calls(), new Failure("java.lang.IllegalStateException", text));
    }

    @Test
    void businessCallAtASecondaryIsNotClaimed() {
        assertThat(player.claims(NOTE, new Object[] {"x"})).isFalse();
        assertThatThrownBy(() -> player.around(NOTE, decoding -> {}, () -> null))
                .isInstanceOf(IllegalStateException.class);
    }

    private Replayer replayer(ReplayPolicy policy) {
        return new Replayer(
                replayLog,
                new Batch(player, new NoContexts(), rows -> {}, replayLog, clock),
                new Healer(replayLog, rows -> {}, new NoContexts(), seq -> EvidenceSource.Answer.NONE, clock),
                new ReplayGate(log, transactions, new Schedule.Immediate(), "", clock),
                policy);
    }

    private void run() {
        for (int i = 0; i < 50; i++) {
            clock.advance(replayer.step());
        }
    }

    private void store(Event... events) {
        log.portions().store(portion(events));
    }

    /** Rule 16: this site may be the next primary. */
    @Test
    void whatWasSubmittedAgainIsKnownWhenItHasTakenEffectHereAndNotBefore() throws Exception {
        Event own = event(new Call("own", 1, "[\"b\"]", null, List.of()));
        log.portions()
                .store(portion(
                        note("a").under(new Origin("1-7-a", "ada")),
                        own.under(new Origin("1-8-b", "ada")),
                        note("c"),
                        note("fails").under(new Origin("1-9-c", "ada"))));
        failing.add("fails");
        while (!replayer.step().equals(Replayer.IDLE)) {
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(log.findings().resubmitted().all().stream().map(each -> each.origin() + " " + each.position()))
                .containsExactly("1-7-a 1:1", "1-8-b 1:2");
    }

    private Portion portion(Event... events) {
        List<byte[]> bodies = new ArrayList<>();
        for (Event event : events) {
            bodies.add(EventJson.encode(event));
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        end = portion.end();
        return portion;
    }

    private static Event note(String text) {
        return event(new Call("note", 1, "[\"" + text + "\"]", null, List.of()));
    }

    private static Event event(Call call) {
        return new Event(Clock.systemUTC().instant(), List.of(call));
    }
}
