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
import org.reprise.catchup.DriftException;
import org.reprise.finding.Demotion;
import org.reprise.log.PositionMovedException;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.RowsRefusedException;

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

    /** Most events in one transaction of a catch-up: one of more gains little, and readers see them all at once. */
    private static final int CATCH_UP_BATCH = 1_000;

    private final ReplayLog log;
    private final Batch batch;
    private final Healer healer;
    private final ReplayGate gate;
    private final ReplayPolicy policy;
    private final FailedReplays failures;
    private final Lookahead lookahead;
    private final Tally tally = new Tally();
    private final LongAdder replayed = new LongAdder();

    private Position singlyUntil = Position.START;

    /** Events are called, and rows are written event by event: written together, something was not as it should be. */
    private final Detour apart = new Detour();

    /** Calls are not worked ahead of: what was, failed. */
    private final Detour plain = new Detour();

    private CatchUp catchUp = CatchUp.OFF;
    private Runnable wanted = () -> {};

    public Replayer(ReplayLog log, Batch batch, Healer healer, ReplayGate gate, ReplayPolicy policy) {
        this.log = log;
        this.batch = batch;
        this.healer = healer;
        this.gate = gate;
        this.policy = policy;
        this.lookahead = new Lookahead(log, batch::mayGoByRows);
        this.failures = new FailedReplays(log, healer, policy, tally, gate);
    }

    /**
     * Takes events by their rows when that says so; to be set before the first step.
     *
     * @param help told that {@link #help()} would be of use
     */
    public void catchingUp(CatchUp other, Runnable help) {
        catchUp = other;
        wanted = help;
    }

    /** Reads what comes next while {@link #step()} writes. One other thread may. */
    public void help() {
        lookahead.help();
    }

    /** Events replayed since the start, in whatever way; none that were left out by choice. */
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
            catchUp.rest();
            return IDLE;
        }
        Position from = log.position().current();
        boolean singly = from.seq() < singlyUntil.seq();
        boolean together = !singly && !apart.isOn(from);
        boolean catching = together && catchUp.look(from);
        ReplayGate.Opening opening = gate.opening();
        int most = catching ? Math.max(policy.batch(), CATCH_UP_BATCH) : policy.batch();
        Lookahead.Slice next = lookahead.after(from, singly ? 1 : most);
        List<NextEvent> events = next.events().stream()
                .takeWhile(opening::admits)
                .map(event -> policy.observes() ? event.observed() : batch.asDeclared(event))
                .toList();
        if (events.isEmpty()) {
            catchUp.rest();
            return opening.look();
        }
        NextEvent first = events.get(0);
        first.at().ifPresent(catchUp::next);
        if (failures.isHealing(first)) {
            return counted(from, () -> failures.heal(from, first));
        }
        Duration pause = failures.pause(first);
        if (!pause.isZero()) {
            return pause;
        }
        List<NextEvent> ready = ready(events, next.evidence(), catching);
        if (catching && !ready.isEmpty()) {
            lookahead.begin(ready.get(ready.size() - 1).position(), most);
            wanted.run();
        }
        return ready.isEmpty() ? IDLE : play(from, ready, together);
    }

    /**
     * The events up to the first one of a demoted method whose evidence is not here; asks for what is missing.
     *
     * @param catching whether others are taken by rows, too, where their evidence is here
     */
    private List<NextEvent> ready(List<NextEvent> events, KeptEvidence kept, boolean catching) {
        Set<String> demoted =
                log.findings().demotions().list().stream().map(Demotion::name).collect(Collectors.toSet());
        if (demoted.isEmpty() && (!catching || events.size() == 1)) {
            return events;
        }
        List<NextEvent> ready = new ArrayList<>();
        boolean missing = false;
        for (NextEvent event : events) {
            if (kept.isMost()) {
                break;
            }
            Optional<List<Change>> evidence = Optional.empty();
            boolean must = demoted.contains(event.title()) && event.way() == NextEvent.Way.CALL;
            if (must || catching && batch.mayGoByRows(event)) {
                evidence = kept.of(event);
                // what nobody has evidence of is called after all: its proof tells
                missing |= must && evidence.isEmpty() && healer.fetch(event) == EvidenceSource.Answer.ASKED;
            }
            if (!missing) {
                ready.add(evidence.map(event::byRows).orElse(event));
            }
        }
        return ready;
    }

    private Duration play(Position from, List<NextEvent> events, boolean together) {
        boolean ahead = policy.ahead() && events.size() > 1 && !plain.isOn(from);
        try {
            int played = batch.play(from, events, together, ahead, tally);
            events.subList(0, played).forEach(event -> {
                if (event.way() != NextEvent.Way.LEFT_OUT) {
                    replayed.increment();
                }
                tally.committed(event);
                failures.succeeded(event);
            });
            if (ahead) {
                plain.shorter();
            }
            if (together && events.stream().anyMatch(event -> event.way() == NextEvent.Way.ROWS)) {
                apart.shortest();
            }
            return Duration.ZERO;
        } catch (PositionMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            if (gate.isClosing()) {
                return left(from, e);
            }
            // throws when the database is gone: then it is no fault of the event
            log.position().current();
            Position last = events.get(events.size() - 1).position();
            if (batch.wasAhead()) {
                plain.begin(from, last);
                plain.longer();
                LOG.log(Level.FINE, e, () -> "Calls behind " + from + " cannot be worked ahead of");
                return Duration.ZERO;
            }
            boolean rows = e instanceof DriftException || e instanceof RowsRefusedException;
            if (together && events.size() > 1 && (rows || events.size() > policy.batch())) {
                apart.begin(from, last);
                if (rows) {
                    apart.longer();
                }
                LOG.log(Level.FINE, e, () -> "Rows of events behind " + from + " cannot be written together");
                return Duration.ZERO;
            }
            if (events.size() > 1) {
                LOG.log(Level.FINE, e, () -> "A batch behind " + from + " failed; going one by one");
                singlyUntil = last;
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
