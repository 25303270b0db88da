package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.event.UnreadableEventException;
import org.reprise.finding.Demotion;
import org.reprise.finding.ParkedEvent;
import org.reprise.log.PositionMovedException;
import org.reprise.portion.Position;

/**
 * What follows when an event fails by itself. One whose call wrote something else, or threw, is healed by its evidence as soon as that
 * is here; until then, one that threw is tried again, as one that comes by rows is. Then it is parked. A method whose events failed
 * three times in a row is demoted: brought about by rows from then on. For one thread.
 */
final class FailedReplays {
    private static final Logger LOG = Logger.getLogger(FailedReplays.class.getName());
    private static final int STRIKES = 3;

    /** Whoever waits for evidence is woken when it comes. */
    private static final Duration EVIDENCE_PAUSE = Duration.ofSeconds(1);

    private record Failing(Position position, int tries, Instant since, RuntimeException cause, boolean heals) {}

    private final ReplayLog log;
    private final Healer healer;
    private final ReplayPolicy policy;
    private final Tally tally;
    private final ReplayGate gate;
    private final Clock clock;
    private final Map<String, Integer> strikes = new HashMap<>();
    private volatile @Nullable Failing failing;

    /** Where rows were refused at the last healing: that is tried no more often than the call. */
    private @Nullable Position refused;

    FailedReplays(ReplayLog log, Healer healer, ReplayPolicy policy, Tally tally, ReplayGate gate) {
        this.log = log;
        this.healer = healer;
        this.policy = policy;
        this.tally = tally;
        this.gate = gate;
        this.clock = gate.clock();
    }

    /** The event has succeeded by call. */
    void succeeded(NextEvent event) {
        if (!strikes.isEmpty() && event.way() == NextEvent.Way.CALL) {
            strikes.remove(event.title());
        }
        failing = null;
    }

    /** How long to wait before the event may be called; zero when it may now. */
    Duration pause(NextEvent event) {
        Failing before = failing;
        if (before == null || !before.position().equals(event.position())) {
            failing = null;
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), before.since().plus(policy.retryPause()));
        return before.heals() || left.isNegative() ? Duration.ZERO : left;
    }

    /** What hinders replay now, in words for an operator; empty when nothing does. For any thread. */
    String trouble() {
        Failing now = failing;
        if (now == null) {
            return "";
        }
        return now.heals()
                ? "Event " + now.position() + " waits for its evidence: "
                        + now.cause().getMessage()
                : "Event " + now.position() + " failed " + now.tries() + " times and is tried again: " + now.cause();
    }

    /** Whether the event is not to be called again, because it waits for its evidence, or that has come. */
    boolean isHealing(NextEvent event) {
        Failing before = failing;
        return before != null
                && before.position().equals(event.position())
                && (before.heals()
                        || isCall(event, before.cause())
                                && !event.position().equals(refused)
                                && healer.evidence(event).isPresent());
    }

    private static boolean isCall(NextEvent event, RuntimeException cause) {
        return !(cause instanceof UnreadableEventException) && event.way() == NextEvent.Way.CALL;
    }

    /** Goes on with healing. */
    Duration heal(Position from, NextEvent event) {
        Failing before = failing;
        if (before == null) {
            throw new IllegalStateException("Nothing is to be healed at " + event.position());
        }
        return heal(from, event, before);
    }

    /** The event failed, alone in its transaction. */
    Duration failed(Position from, NextEvent event, RuntimeException cause) {
        if (!log.position().current().equals(from)) {
            // another server of the site was before: it may have been that which made the replay fail
            failing = null;
            return Duration.ZERO;
        }
        boolean proofFailed = cause instanceof NeedsRowsException;
        int tries = failing == null ? 1 : failing.tries() + 1;
        Failing now = new Failing(event.position(), tries, clock.instant(), cause, proofFailed);
        boolean called = isCall(event, cause);
        if (called && tries == 1 && !event.isAmidLeftOut()) {
            strikes.merge(event.title(), 1, Integer::sum);
        }
        if (!proofFailed && tries < policy.tries() && !(called && healer.hasEvidence(event))) {
            LOG.log(Level.FINE, cause, () -> "Try " + tries + " of event " + event.position() + " failed");
            failing = now;
            return Duration.ZERO;
        }
        // an event that this application does not know is for people to look at, whatever its rows say
        return cause instanceof UnreadableEventException ? park(from, event, now) : heal(from, event, now);
    }

    private Duration heal(Position from, NextEvent event, Failing now) {
        Demotion demotion = demotion(event, now);
        try {
            switch (healer.heal(from, event, now.cause(), demotion)) {
                case HEALED -> {
                    tally.healed(event.title());
                    if (demotion != null) {
                        strikes.remove(demotion.name());
                        LOG.warning(() -> "REPR0303W: '" + demotion.name() + "' failed " + STRIKES
                                + " times in a row and is demoted: this site brings its events about by rows. Make the"
                                + " method write the same for the same arguments here, then promote it in the console."
                                + " The last time: " + demotion.reason());
                    }
                    failing = null;
                    return Duration.ZERO;
                }
                case WAITS -> {
                    failing = new Failing(now.position(), now.tries(), now.since(), now.cause(), true);
                    return EVIDENCE_PAUSE;
                }
                case NO_EVIDENCE -> {
                    return park(from, event, now);
                }
            }
        } catch (PositionMovedException e) {
            throw e;
        } catch (RuntimeException e) {
            log.position().current();
            if (!(now.cause() instanceof NeedsRowsException) && now.tries() < policy.tries()) {
                // a lock, as likely as not: what threw is called again after a pause, and healed then
                failing = now;
                refused = event.position();
                return Duration.ZERO;
            }
            e.addSuppressed(now.cause());
            return park(from, event, new Failing(now.position(), now.tries(), now.since(), e, true));
        }
        throw new IllegalStateException("unreachable");
    }

    private @Nullable Demotion demotion(NextEvent event, Failing now) {
        return strikes.getOrDefault(event.title(), 0) < STRIKES
                        || event.read().calls().isEmpty()
                ? null
                : new Demotion(event.title(), String.valueOf(now.cause().getMessage()), clock.instant());
    }

    private Duration park(Position from, NextEvent event, Failing now) {
        if (gate.isClosing()) {
            // by the end of this server, as likely as not
            throw now.cause();
        }
        failing = null;
        ParkedEvent entry =
                new ParkedEvent(event.position(), event.title(), reason(event, now), now.tries(), clock.instant());
        log.transactions().run(() -> {
            // refused when another server of the site has brought it about meanwhile
            log.position().advance(from, from, clock.instant());
            log.findings().parked().park(entry);
        });
        tally.parked(entry.name());
        LOG.log(
                Level.WARNING,
                now.cause(),
                () -> "REPR0301W: Event " + event.position() + " '" + entry.name() + "' failed " + now.tries()
                        + " times and is parked; everything behind it waits. Remove the cause, then retry it in the console");
        return Duration.ZERO;
    }

    private String reason(NextEvent event, Failing now) {
        StringBuilder text = new StringBuilder(now.cause().toString());
        for (Throwable cause = now.cause().getCause();
                cause != null && text.length() < 1500;
                cause = cause.getCause()) {
            if (text.indexOf(cause.toString()) < 0) {
                text.append("; caused by ").append(cause);
            }
        }
        if (now.cause() instanceof NeedsRowsException replayed) {
            text.append("; no site has the evidence to heal it. Written here: ")
                    .append(replayed.written().stream()
                            .limit(10)
                            .map(String::valueOf)
                            .collect(Collectors.joining("; ")));
        }
        return text.toString();
    }
}
