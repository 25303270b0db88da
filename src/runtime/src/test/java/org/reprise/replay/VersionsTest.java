package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.TestMethods;
import org.reprise.ThreadTransactions;
import org.reprise.api.Upcaster;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Answer;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.UpcastStep;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.Position;

/** What a secondary makes of events of other versions than its application has. */
class VersionsTest {
    static class Bean {
        void pay(String account, long cents) {}
    }

    /** Appends an argument; its class stays the same, whichever version it brings up. */
    private record Appender(int from, String argument) implements Upcaster {
        @Override
        public String name() {
            return "pay";
        }

        @Override
        public String upcast(String arguments) {
            return arguments.substring(0, arguments.length() - 1) + argument + "]";
        }
    }

    private static final ReplicatedMethod PAY = TestMethods.inVersion(3, TestMethods.of(Bean.class, "pay"));

    private final TestClock clock = new TestClock(Instant.ofEpochMilli(1000));
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
    private final ParkedDesk desk = new ParkedDesk(replayLog, clock);
    private final List<String> effects = new ArrayList<>();
    private ChainEnd end = new ChainEnd(Position.START, PortionHash.ZERO);

    @Test
    void oldEventsAreCalledWithTheArgumentsOfToday() {
        store(1, "[]");
        store(2, "[\"b\"]");
        store(3, "[\"c\",3]");

        deploy(new Appender(1, "\"a\""), new Appender(2, ",7"));

        assertThat(effects).containsExactly("[a, 7]", "[b, 7]", "[c, 3]");
        assertThat(log.parked().count()).isZero();
    }

    @Test
    void eventWithoutAWayUpIsParkedAndBroughtUpWhenRetriedByANewDeployment() {
        store(1, "[]");
        store(3, "[\"behind\",1]");
        deploy(new Appender(2, ",7"));
        assertThat(effects).isEmpty();
        assertThat(log.parked().list().get(0).reason()).contains("REPR0821");
        assertThat(log.position().current()).isEqualTo(Position.START);

        desk.retry(new Position(1, 1), "olga", "a new version is deployed");
        deploy(new Appender(1, "\"a\""), new Appender(2, ",7"));

        assertThat(effects).containsExactly("[a, 7]", "[behind, 1]");
        assertThat(log.parked().count()).isZero();
    }

    @Test
    void eventOfANewerVersionIsParkedNotSkipped() {
        store(4, "[\"a\",1,true]");
        deploy();
        assertThat(log.parked().list().get(0).reason()).contains("REPR0822");
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void argumentsThatDoNotFitAfterAllAreParked() {
        store(2, "[\"a\"]");
        deploy(new Appender(2, ""));
        assertThat(log.parked().list().get(0).reason()).contains("has 1 arguments, not 2");
    }

    @Test
    void argumentsOfAnApplicationThatForgotToRaiseTheVersionAreParkedUnbent() {
        store(3, "[\"a\",1.5]");
        store(3, "[\"behind\",1]");
        deploy();
        assertThat(effects).isEmpty();
        assertThat(log.parked().list().get(0).reason())
                .contains("REPR0823", "1.5", "raise the version", "Upcaster", "retry");
        assertThat(log.position().current()).isEqualTo(Position.START);
    }

    @Test
    void answersOfAnotherVersionAreNotGivenBack() {
        RecordedAnswers answers =
                new RecordedAnswers(List.of(new Answer("pay", 2, "null", null, null)), new ArgumentJson());
        assertThat(answers.isNext(PAY)).isFalse();
    }

    private void deploy(Upcaster... upcasters) {
        ReplicatedMethods methods = new ReplicatedMethods(List.of(PAY))
                .with(Arrays.stream(upcasters)
                        .map(each -> UpcastStep.of(each.getClass(), each))
                        .toList());
        CallPlayer[] player = new CallPlayer[1];
        player[0] = new CallPlayer(
                methods,
                new ArgumentJson(),
                (method, arguments) -> {
                    assertThat(player[0].claims(method, arguments)).isTrue();
                    return player[0].around(method, decoding -> {}, () -> effects.add(Arrays.toString(arguments)));
                },
                transactions);
        Replayer replayer = new Replayer(
                replayLog,
                new Batch(player[0], new NoContexts(), rows -> {}, replayLog, clock),
                new Healer(replayLog, rows -> {}, new NoContexts(), seq -> EvidenceSource.Answer.NONE, clock),
                new ReplayGate(log, transactions, new Schedule.Immediate(), "", clock),
                new ReplayPolicy(100, 3, Duration.ofSeconds(1)));
        for (int i = 0; i < 20; i++) {
            clock.advance(replayer.step());
        }
    }

    private void store(int version, String arguments) {
        Event event = new Event(clock.instant(), List.of(new Call("pay", version, arguments, null, List.of())));
        Portion portion = Portion.seal(end, 1, List.of(EventJson.encode(event)), clock.instant(), Compression.DEFLATE);
        end = portion.end();
        log.portions().store(portion);
    }
}
