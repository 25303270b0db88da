package org.reprise.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.TestClock;
import org.reprise.ThreadTransactions;
import org.reprise.api.ReplicatedEvent;
import org.reprise.argument.ArgumentJson;
import org.reprise.event.Call;
import org.reprise.event.Event;
import org.reprise.event.EventJson;
import org.reprise.event.Failure;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.ReplicatedMethods;
import org.reprise.event.Surroundings;
import org.reprise.finding.InMemoryOpenStatuses;
import org.reprise.label.Labels;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Compression;
import org.reprise.portion.Portion;
import org.reprise.subscription.Subscription;

/** A site that observes, over memory: what is sent and not received for an hour, and what failed. */
class OverdueStatusesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-23T08:00:00Z"));
    private final ThreadTransactions transactions = new ThreadTransactions();
    private final EventLog log = InMemoryEventLog.create();
    private final List<String> told = new ArrayList<>();
    private boolean refuses;
    private Subscription subscription = Subscription.parse("kind=message & status=sent & older-than=PT1H, failed");

    private final ReplayLog replayLog =
            new ReplayLog(log.portions(), log.evidence(), log.position(), log.findings(), transactions);
    private final OverdueStatuses overdue =
            new OverdueStatuses(observers(), new InMemoryOpenStatuses(), () -> subscription, replayLog, clock);
    private final Replayer replayer = new Replayer(
            replayLog,
            new Batch(
                    new CallPlayer(new ReplicatedMethods(List.of()), new ArgumentJson(), overdue, transactions),
                    new NoContexts(),
                    rows -> {},
                    replayLog,
                    clock),
            new Healer(replayLog, rows -> {}, new NoContexts(), seq -> EvidenceSource.Answer.NONE, clock),
            new ReplayGate(log, transactions, new Schedule.Immediate(), "", clock),
            new ReplayPolicy(100, 1, Duration.ZERO, true, CatchUpPolicy.OFF, false));
    private ChainEnd end = ChainEnd.START;

    private BeanCaller observers() {
        return new BeanCaller() {
            @Override
            public Object call(ReplicatedMethod method, Object[] arguments) {
                throw new IllegalStateException("this site calls nothing");
            }

            @Override
            public void tell(ReplicatedEvent event) {
                if (refuses) {
                    throw new IllegalStateException("no");
                }
                told.add(event.seq() + " " + event.calls().get(0).key() + " " + event.overdue());
            }
        };
    }

    @Test
    void statusThatNothingFollowsIsToldWhenItIsOldAndOnlyOnce() {
        store(message("m-1", "sent"), message("m-2", "sent"));
        heard(Duration.ofMinutes(30));
        store(message("m-1", "received"));
        heard(Duration.ofMinutes(29));
        assertThat(told).isEmpty();

        heard(Duration.ofMinutes(1));
        assertThat(told).containsExactly("2 m-2 PT1H");
        heard(HOUR);
        assertThat(told).hasSize(1);
    }

    @Test
    void failedEventsAreToldAsTheyComeAndThoseNeededForAgesAreNot() {
        Event failed = Event.failed(clock.instant(), message("m-1", "sent").calls(), new Failure("x.Y", "no"));
        store(message("m-1", "accepted"), failed, message("m-1", "received"));
        heard(HOUR.multipliedBy(3));
        assertThat(told).containsExactly("2 m-1 null");
    }

    @Test
    void sameStatusAgainKeepsItsAgeAndAnotherOneBeginsAnew() {
        store(message("m-1", "sent"));
        heard(Duration.ofMinutes(40));
        store(message("m-1", "sent"));
        heard(Duration.ofMinutes(20));
        assertThat(told).containsExactly("1 m-1 PT1H");

        store(message("m-2", "sent"), message("m-2", "received"), message("m-2", "sent"));
        heard(HOUR);
        assertThat(told).containsExactly("1 m-1 PT1H", "5 m-2 PT1H");
    }

    @Test
    void siteThatIsBehindWaitsUntilItHasSeenWhatCameInTime() {
        store(message("m-1", "sent"));
        replay();
        clock.advance(HOUR);
        Portion received = seal(message("m-1", "received"));
        Portion later = seal(message("m-9", "accepted"));
        overdue.step(later.end().position(), clock.instant());
        assertThat(told).as("it has heard of events that it does not have").isEmpty();

        log.portions().store(received);
        log.portions().store(later);
        clock.advance(HOUR);
        replay();
        overdue.step(later.end().position(), clock.instant());
        assertThat(told).isEmpty();
    }

    @Test
    void busySiteTellsByTheTimeOfWhatItHasReplayed() {
        store(message("m-1", "sent"));
        clock.advance(HOUR.plusMinutes(1));
        store(message("m-2", "sent"));
        Portion notYet = seal(message("m-3", "sent"));
        replay();
        overdue.step(notYet.end().position(), clock.instant());
        assertThat(told).containsExactly("1 m-1 PT1H");
    }

    @Test
    void observerThatRefusesIsToldAgainAMinuteLater() {
        store(message("m-1", "sent"), message("m-2", "sent"));
        refuses = true;
        heard(HOUR);
        assertThat(told).isEmpty();
        refuses = false;
        heard(Duration.ofSeconds(59));
        assertThat(told).isEmpty();
        heard(Duration.ofSeconds(1));
        assertThat(told).containsExactlyInAnyOrder("1 m-1 PT1H", "2 m-2 PT1H");
    }

    @Test
    void filterWithoutAgesTellsNothingLate() {
        store(message("m-1", "sent"));
        subscription = Subscription.parse("kind=message");
        heard(HOUR.multipliedBy(2));
        assertThat(told).containsExactly("1 m-1 null");
    }

    private static Event message(Instant at, String key, String status) {
        return new Event(
                at,
                List.of(new Call(
                        "network.move",
                        1,
                        "[]",
                        null,
                        List.of(),
                        Surroundings.NONE,
                        new Labels("message", status, key, ""))));
    }

    private Event message(String key, String status) {
        return message(clock.instant(), key, status);
    }

    private Portion seal(Event... events) {
        List<byte[]> bodies =
                java.util.Arrays.stream(events).map(EventJson::encode).toList();
        Portion portion = Portion.seal(end, 1, bodies, clock.instant(), Compression.best());
        end = portion.end();
        return portion;
    }

    private void store(Event... events) {
        log.portions().store(seal(events));
    }

    private void replay() {
        for (int i = 0; i < 5; i++) {
            replayer.step();
        }
    }

    /** Replays what has come, and after a time hears that there is no more. */
    private void heard(Duration after) {
        replay();
        clock.advance(after);
        overdue.step(end.position(), clock.instant());
    }
}
