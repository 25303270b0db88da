package org.reprise.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.reprise.finding.Demotion;
import org.reprise.log.PositionMovedException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;

/**
 * Replays the contiguous prefix of the stored portions, in order: a batch of events in one container transaction that also moves
 * the position; after a failure one event at a time; an event that fails by itself is healed by rows, and one that fails for good
 * is parked, and all behind it wait.
 *
 * <p>One thread at a time calls {@link #step()}; the counters may be read by any. Two replayers on one database do no harm: the
 * position guards each transaction. Why one thread: docs/decisions/0010-one-thread-replays.md.
 */
public final class Replayer {
    /** Nothing to do until something is stored, or an operator acts. */
    public static final Duration IDLE = Duration.ofSeconds(1);

    private static final Logger LOG = Logger.getLogger(Replayer.class.getName());

    private final ReplayLog log;
    private final Batch batch;
    private final Healer healer;
    private final ReplayGate gate;
    private final ReplayPolicy policy;
    private final UnplayedEvents unplayed;
    private final FailedReplays failures;
    private final Tally tally = new Tally();
    private final LongAdder replayed = new LongAdder();

    private Position singlyUntil = Position.START;

    public Replayer(ReplayLog log, Batch batch, Healer healer, ReplayGate gate, ReplayPolicy policy) {
        this.log = log;
        this.batch = batch;
        this.healer = healer;
        this.gate = gate;
        this.policy = policy;
        this.unplayed = new UnplayedEvents(log.portions());
        this.failures = new FailedReplays(log, healer, policy, tally, gate);
    }

    /** Events replayed since the start, in whatever way. */
    public long replayed() {
        return replayed.sum();
    }

    /** Events parked since the start. */
    public long parked() {
        return tally.counts().values().stream().mapToLong(Tally.Count::parked).sum();
    }

    /** What hinders replay now, in words for an operator; empty when nothing does. */
    public String trouble() {
        return failures.trouble();
    }

    /** What was done since the start, by event name. */
    public Tally tally() {
        return tally;
    }

    /**
     * Replays what comes next, one transaction of it.
     *
     * @return how long to wait before the next step unless woken; zero when there may be more
     * @throws RuntimeException when the database does not answer; nothing has changed then
     */
    public Duration step() {
        if (gate.isClosing() || log.findings().parked().count() > 0) {
            return IDLE;
        }
        Position from = log.position().current();
        boolean singly = from.seq() < singlyUntil.seq();
        ReplayGate.Opening opening = gate.opening();
        List<NextEvent> events = unplayed.after(from, singly ? 1 : policy.batch()).stream()
                .takeWhile(opening::admits)
                .map(event -> policy.observes() ? event.observed() : event)
                .toList();
        if (events.isEmpty()) {
            return opening.look();
        }
        NextEvent first = events.get(0);
        if (failures.isHealing(first)) {
            return counted(from, () -> failures.heal(from, first));
        }
        Duration pause = failures.pause(first);
        if (!pause.isZero()) {
            return pause;
        }
        List<NextEvent> ready = ready(events);
        return ready.isEmpty() ? IDLE : play(from, ready);
    }

    /** The events up to the first one of a demoted method whose evidence is not here; asks for what is missing. */
    private List<NextEvent> ready(List<NextEvent> events) {
        Set<String> demoted =
                log.findings().demotions().list().stream().map(Demotion::name).collect(Collectors.toSet());
        if (demoted.isEmpty()) {
            return events;
        }
        List<NextEvent> ready = new ArrayList<>();
        boolean missing = false;
        for (NextEvent event : events) {
            Optional<List<Change>> evidence = Optional.empty();
            if (demoted.contains(event.title()) && event.way() == NextEvent.Way.CALL) {
                evidence = healer.evidence(event);
                // what nobody has evidence of is called after all: its proof tells
                missing |= evidence.isEmpty() && healer.fetch(event) == EvidenceSource.Answer.ASKED;
            }
            if (!missing) {
                ready.add(evidence.map(event::byRows).orElse(event));
            }
        }
        return ready;
    }

    private Duration play(Position from, List<NextEvent> events) {
        try {
            int played = batch.play(from, events, tally);
            replayed.add(played);
            events.subList(0, played).forEach(event -> {
                tally.committed(event);
                failures.succeeded(event);
            });
            return Duration.ZERO;
        } catch (PositionMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (gate.isClosing()) {
                return left(from, e);
            }
            // throws when the database is gone: then it is no fault of the event
            log.position().current();
            if (events.size() > 1) {
                LOG.log(Level.FINE, e, () -> "A batch behind " + from + " failed; going one by one");
                singlyUntil = events.get(events.size() - 1).position();
                return Duration.ZERO;
            }
            return counted(from, () -> failures.failed(from, events.get(0), e));
        }
    }

    /** Counts as no try: the event comes again at the next start. */
    private static Duration left(Position from, RuntimeException e) {
        LOG.log(Level.FINE, e, () -> "What follows " + from + " was rolled back, because this server stops");
        return IDLE;
    }

    private Duration counted(Position from, Supplier<Duration> remedy) {
        Duration pause;
        try {
            pause = remedy.get();
        } catch (RuntimeException e) {
            if (gate.isClosing()) {
                return left(from, e);
            }
            throw e;
        }
        if (!log.position().current().equals(from)) {
            replayed.increment();
        }
        return pause;
    }
}
