package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.ThreadTransactions;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethods;
import org.reprise.finding.AuditEntry;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.GeneratedIds;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.Value;

/** What is replayed when, minute by minute; each event inserts a row whose key is its seq. */
class ReplayGateTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final TestClock clock = new TestClock(START);
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final List<String> applied = new ArrayList<>();
    private ChainEnd end = ChainEnd.START;
    private ReplayGate gate;
    private Replayer replayer;

    private void site(String schedule, String until) {
        ReplayLog replayLog =
                new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
        gate = new ReplayGate(log, transactions, Schedule.parse(schedule), until, clock);
        CallPlayer nothing = new CallPlayer(
                new ReplicatedMethods(List.of()), new ArgumentJson(), (method, arguments) -> null, transactions);
        replayer = new Replayer(
                replayLog,
                new Batch(nothing, new NoContexts(), this::apply, replayLog, clock),
                new Healer(replayLog, this::apply, new NoContexts(), seq -> EvidenceSource.Answer.NONE, clock),
                gate,
                new ReplayPolicy(100, 1, Duration.ZERO));
        replay();
    }

    private void apply(List<Change> rows) {
        rows.forEach(row -> applied.add(((RowChange) row).keyText()));
    }

    @Test
    void intervalOfAMinuteAppliesEachMinuteWhatHasCome() {
        site("every PT1M", "");
        events(2);
        pass(59);
        assertThat(applied).isEmpty();
        pass(1);
        assertThat(applied).containsExactly("ID=1", "ID=2");

        events(1);
        pass(59);
        assertThat(applied).hasSize(2);
        pass(1);
        assertThat(applied).hasSize(3);
    }

    @Test
    void timeThatWasMissedComesAtTheStart() {
        site("every PT1M", "");
        events(1);
        clock.advance(Duration.ofMinutes(10));
        site("every PT1M", "");
        assertThat(applied).containsExactly("ID=1");
    }

    @Test
    void cronAppliesAtItsTime() {
        site("cron 30 12 * * *", "");
        events(1);
        pass(29 * 60 + 59);
        assertThat(applied).isEmpty();
        pass(1);
        assertThat(applied).containsExactly("ID=1");
    }

    @Test
    void delayedEventWaitsForItsAge() {
        site("delayed PT2H", "");
        events(1);
        clock.advance(Duration.ofHours(1));
        events(1);
        pass(3599);
        assertThat(applied).isEmpty();
        pass(1);
        assertThat(applied).containsExactly("ID=1");
        clock.advance(Duration.ofHours(1));
        replay();
        assertThat(applied).containsExactly("ID=1", "ID=2");
    }

    @Test
    void heldSiteAppliesWhatIsReleasedAndNoMore() {
        site("held", "");
        events(2);
        pass(60);
        assertThat(applied).isEmpty();

        assertThat(gate.release("ann", "the auditor has looked")).isEqualTo(new Position(1, 2));
        events(1);
        pass(60);
        assertThat(applied).containsExactly("ID=1", "ID=2");
        assertThat(log.audit().newest(1))
                .containsExactly(new AuditEntry(
                        clock.instant().minusSeconds(60), "ann", "release", "up to 1:2", "the auditor has looked"));
    }

    @Test
    void releaseLetsDelayedEventsThrough() {
        site("delayed PT2H", "");
        events(1);
        gate.release("ann", "");
        events(1);
        replay();
        assertThat(applied).containsExactly("ID=1");
    }

    @Test
    void whatThisSiteHasByChoiceNotGotIsPassedOver() {
        site("immediate", "");
        Portion whole = portion(3);
        log.portions().store(whole.condensed(body -> false));
        int[] next = {0};
        Portion some = portion(3);
        log.portions().store(some.condensed(body -> next[0]++ == 1));
        replay();
        assertThat(applied).containsExactly("ID=5");
        assertThat(replayer.replayed()).as("what was left out was not replayed").isEqualTo(1);
        assertThat(log.position().current()).isEqualTo(new Position(1, 6));
    }

    @Test
    void replayStopsAtItsPosition() {
        site("immediate", "1:3");
        events(5);
        replay();
        assertThat(applied).containsExactly("ID=1", "ID=2", "ID=3");

        gate.set("immediate", "", "ann", "go on");
        replay();
        assertThat(applied).hasSize(5);
    }

    @Test
    void replayStopsAtItsTimeAndNothingPassesThatEvent() {
        site("held", START.plusSeconds(10).toString());
        events(1);
        clock.advance(Duration.ofSeconds(11));
        events(1);
        clock.advance(Duration.ofSeconds(-5));
        events(1);
        gate.release("ann", "");
        replay();
        assertThat(applied).containsExactly("ID=1");
    }

    @Test
    void changedScheduleCountsAtOnceAndOutlivesARestart() {
        site("immediate", "");
        gate.set("held", "", "ann", "month end");
        events(1);
        site("immediate", "");
        pass(60);
        assertThat(applied).isEmpty();

        gate.set("immediate", "", "ann", "month is over");
        replay();
        assertThat(applied).containsExactly("ID=1");
        assertThat(log.audit().newest(10)).extracting(AuditEntry::subject).containsExactly("immediate", "held");
    }

    @Test
    void changeThatMakesNoSenseChangesNothing() {
        site("held", "");
        assertThatThrownBy(() -> gate.set("immediate", "later", "ann", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(gate.ruling().schedule()).hasToString("held");
        assertThat(log.audit().newest(1)).isEmpty();
    }

    @Test
    void endThatReplayHasPassedIsRefusedAndNothingIsChanged() {
        site("immediate", "");
        clock.advance(Duration.ofSeconds(100));
        events(5);
        replay();
        assertRefused("1:4", "has replayed up to 1:5: it cannot stop at 1:4");
        assertRefused("2:5", "There is no event 2:5: event 5 is of epoch 1");
        assertRefused(START.plusSeconds(99).toString(), "has replayed an event of 2026-11-23T12:01:40Z");
        clock.advance(Duration.ofSeconds(100));
        assertRefused(START.plusSeconds(150).toString(), "is past, and all that has come is replayed");
        assertThat(log.audit().newest(10)).isEmpty();

        gate.set("immediate", "1:5", "ann", "no further");
        gate.set("immediate", START.plusSeconds(300).toString(), "ann", "to noon");
        gate.set("held", "", "ann", "hold");
        events(1);
        clock.advance(Duration.ofSeconds(100));
        gate.set("immediate", START.plusSeconds(250).toString(), "ann", "it is past, but not here");
        assertThat(gate.ruling().until()).isEqualTo("2026-11-23T12:04:10Z");
    }

    private void assertRefused(String until, String why) {
        assertThatThrownBy(() -> gate.set("immediate", until, "ann", "a slip"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void whyReplayStandsIsSaid() {
        site("immediate", "");
        assertThat(standstill(0)).isEmpty();
        events(2);
        assertThat(standstill(0)).isEmpty();
        log.parked().park(new ParkedEvent(new Position(1, 1), "network.pass", "no such point\nat", 3, clock.instant()));
        assertThat(standstill(0))
                .startsWith("event 1:1 'network.pass' is parked: it failed 3 times (no such point). Nothing behind it");
        log.parked().remove(new Position(1, 1));

        gate.set("held", "", "ann", "month end");
        assertThat(standstill(600)).isEqualTo("the schedule 'held' lets event 1:1 through when it is released");
        gate.set("delayed PT1H", "", "ann", "");
        assertThat(standstill(3_599)).contains("'delayed PT1H'", "at 2026-11-23T13:00:00Z, or when it is released");
        assertThat(standstill(3_600)).isEmpty();
        gate.release("ann", "");
        assertThat(standstill(0)).isEmpty();
        gate.set("immediate", "1:1", "ann", "");
        replay();
        assertThat(standstill(0)).isEqualTo("replay is to stop at 1:1");
    }

    private String standstill(int seconds) {
        return new Standstill(log, gate).words(clock.instant().plusSeconds(seconds));
    }

    /** Second by second, as the loop does it. */
    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            clock.advance(Duration.ofSeconds(1));
            replayer.step();
        }
        replay();
    }

    private void replay() {
        replayer.step();
        replayer.step();
    }

    @Test
    void stopOfASeedOutlastsAComparison() {
        site("immediate", "");
        gate.stops().stopAt(Stops.Cause.SEED, 0);
        events(2);
        gate.stops().stopAt(Stops.Cause.COMPARISON, 1);
        gate.stops().goOn(Stops.Cause.COMPARISON);
        replay();
        assertThat(applied).isEmpty();

        gate.stops().stopAt(Stops.Cause.COMPARISON, 1);
        gate.stops().goOn(Stops.Cause.SEED);
        replay();
        assertThat(applied).containsExactly("ID=1");
        gate.stops().goOn(Stops.Cause.COMPARISON);
        replay();
        assertThat(applied).containsExactly("ID=1", "ID=2");
    }

    private void events(int count) {
        log.portions().store(portion(count));
    }

    private Portion portion(int count) {
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(EventJson.encode(event(end.position().seq() + 1 + i)));
        }
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.DEFLATE);
        end = portion.end();
        return portion;
    }

    private Event event(long seq) {
        TreeMap<String, Value> key = new TreeMap<>();
        key.put("ID", Value.of(seq));
        RowChange row = new RowChange(Operation.INSERT, "NOTE", key, new TreeMap<>(), new TreeMap<>());
        return new Event(clock.instant(), List.of(), GeneratedIds.NONE, null, List.of(row));
    }
}
