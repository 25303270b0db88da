package org.reprise.role;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.reprise.job.Loop;
import org.reprise.settings.Role;
import org.reprise.transfer.Answerer;
import org.reprise.transfer.EvidenceDesk;
import org.reprise.transfer.Peers;

/** What every site does for others: answers those who ask, and keeps evidence for them as long as it is told to. */
public final class AnswererLoop {
    private static final Duration FORGETTING = Duration.ofMinutes(1);

    private final SiteParts parts;
    private final EvidenceDesk evidence;
    private final Answerer answerer;
    private volatile BooleanSupplier elsewhere = () -> false;
    /** Another server of this site seals or stores, of which nobody wakes this one. */
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Loop loop = new Loop("answerer", this::step);
    private final Loop forgetting = new Loop("retention of evidence", this::forget);

    /** @param stable the last seq up to which the log is here for good: what supersedes an event must be (rule 15) */
    public AnswererLoop(SiteParts parts, EvidenceDesk evidence, Peers peers, LongSupplier stable) {
        this.parts = parts;
        this.evidence = evidence;
        this.answerer = new Answerer(
                new Answerer.Self(parts.settings().name(), stable, parts.keys()::signed),
                parts.log(),
                parts.transport(),
                peers,
                parts.clock());
    }

    private Duration step() {
        evidence.step();
        Duration pause = answerer.step();
        return elsewhere.getAsBoolean() && pause.compareTo(LOOK) > 0 ? LOOK : pause;
    }

    private Duration forget() {
        Instant before =
                parts.clock().instant().minus(parts.settings().capture().retention());
        parts.transactions().run(() -> parts.log().evidence().forgetBefore(before));
        return FORGETTING;
    }

    public Answerer answerer() {
        return answerer;
    }

    /** There may be something to answer. Never waits. */
    public void wake() {
        loop.wake();
    }

    /** Looks often while that says that another server seals or stores. */
    public void often(BooleanSupplier whileElsewhere) {
        elsewhere = whileElsewhere;
    }

    public List<Loop> loops() {
        return List.of(loop);
    }

    /** What one server of the site does. A site that is nobody may have events that are to be undone by their evidence. */
    public List<Loop> leading() {
        return parts.settings().role() == Role.NOBODY ? List.of() : List.of(forgetting);
    }
}
