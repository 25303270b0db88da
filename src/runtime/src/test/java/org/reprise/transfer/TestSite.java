package org.reprise.transfer;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.reprise.log.EventLog;
import org.reprise.log.InMemoryEventLog;
import org.reprise.portion.Position;
import org.reprise.subscription.Subscription;

/** All of a site that has to do with transfer, over memory. */
final class TestSite {
    final String name;
    final EventLog log;
    final Peers peers = new Peers();
    final Upstreams upstreams;
    final Asker asker;
    final Answerer answerer;
    final Intake intake;

    /** The last seq up to which it says that it has everything for good. */
    long stable;

    /** Takes messages, as its engine does, and does nothing about them. */
    boolean down;

    /** Answers, and asks nobody. */
    boolean deaf;

    TestSite(String name, List<String> upstreams, Room room, Transport transport, Clock clock) {
        this(name, upstreams, room, InMemoryEventLog.create(), transport, clock);
    }

    /** Takes these events only. */
    TestSite(String name, List<String> asks, Subscription wanted, Transport transport, Clock clock) {
        this(
                new TransferPolicy(name, asks, wanted, Room.DEFAULT, Duration.ofSeconds(5)),
                InMemoryEventLog.create(),
                transport,
                clock);
    }

    /** A primary, which says by {@link #stable} what of its log is. */
    static TestSite stable(String name, Transport transport, Clock clock) {
        return new TestSite(name, List.of(), Room.DEFAULT, transport, clock);
    }

    /** Lets superseded events be left out. */
    static TestSite leavingOut(String name, List<String> asks, Transport transport, Clock clock) {
        return with(asks, name, List.of(), Superseded.LEAVE_OUT, transport, clock);
    }

    /** Is to have events of these kinds first. */
    static TestSite first(String name, List<String> asks, List<String> kinds, Transport transport, Clock clock) {
        return with(asks, name, kinds, Superseded.KEEP, transport, clock);
    }

    private static TestSite with(
            List<String> asks,
            String name,
            List<String> kinds,
            Superseded superseded,
            Transport transport,
            Clock clock) {
        return new TestSite(
                new TransferPolicy(
                        name, asks, Subscription.ALL, Room.DEFAULT, Duration.ofSeconds(5), kinds, superseded),
                InMemoryEventLog.create(),
                transport,
                clock);
    }

    /** Started again on the log that is there. */
    TestSite(String name, List<String> asks, Room room, EventLog log, Transport transport, Clock clock) {
        this(new TransferPolicy(name, asks, Subscription.ALL, room, Duration.ofSeconds(5)), log, transport, clock);
    }

    private TestSite(TransferPolicy policy, EventLog log, Transport transport, Clock clock) {
        this.name = policy.site();
        this.log = log;
        this.upstreams = new Upstreams(policy, log, InMemoryEventLog.DIRECT, peers, clock);
        this.asker = new Asker(upstreams, log, transport, peers, clock);
        this.answerer = new Answerer(new Answerer.Self(name, () -> stable), log, transport, peers, clock);
        EvidenceDesk evidence = new EvidenceDesk(upstreams, log, InMemoryEventLog.DIRECT, transport, clock);
        this.intake = new Intake(log.portions(), asker, evidence, () -> {}, clock);
    }

    /** What the loops do. */
    void step() {
        if (!down) {
            if (!deaf) {
                asker.step();
            }
            answerer.step();
        }
    }

    /** What the listeners do. */
    void takes(InMemoryTransport.Sent message) {
        if (down) {
            return;
        }
        if (message.header() instanceof PortionRequest request) {
            answerer.acknowledged(request);
            answerer.asked(request);
        } else if (message.body().length == 0) {
            intake.nothing((AnswerHeader) message.header());
        } else {
            intake.portions((AnswerHeader) message.header(), message.body(), message.evidence());
        }
    }

    /** Up to where it has everything. */
    long has() {
        return log.portions().contiguousAfter(Position.START).seq();
    }
}
