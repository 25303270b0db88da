package org.reprise.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.event.Event;
import org.reprise.finding.Demotion;
import org.reprise.finding.Doubt;
import org.reprise.finding.FoundDifference;
import org.reprise.portion.Position;
import org.reprise.proof.Change;
import org.reprise.proof.Difference;
import org.reprise.proof.DoubtedRows;
import org.reprise.proof.RowApplier;
import org.reprise.proof.RowChange;

/**
 * Brings an event about by its evidence where its call did not do what the primary did. Rows, position, and what differed are one
 * transaction.
 */
public final class Healer {
    private static final Logger LOG = Logger.getLogger(Healer.class.getName());

    /** More are counted, not kept. */
    private static final int DIFFERENCES_KEPT = 50;

    private final ReplayLog log;
    private final RowApplier applier;
    private final PersistenceContexts contexts;
    private final EvidenceSource source;
    private final Clock clock;

    public Healer(ReplayLog log, RowApplier applier, PersistenceContexts contexts, EvidenceSource source, Clock clock) {
        this.log = log;
        this.applier = applier;
        this.contexts = contexts;
        this.source = source;
        this.clock = clock;
    }

    /** What became of an event. */
    enum Outcome {
        HEALED,
        /** Its evidence is under way. */
        WAITS,
        /** Nobody has its evidence. */
        NO_EVIDENCE
    }

    /** The evidence of an event, if this site has it; it is what the event's proof says. Damaged one is as none: another is fetched. */
    Optional<List<Change>> evidence(NextEvent event) {
        return new KeptEvidence(log.evidence(), event.position().seq()).of(event);
    }

    /** Whether this site has the evidence of an event, which is asked for where it has not. */
    boolean hasEvidence(NextEvent event) {
        return evidence(event).isPresent()
                || event.read().proof() != null
                        && fetch(event) == EvidenceSource.Answer.ASKED
                        && evidence(event).isPresent();
    }

    /** Has the evidence of an event fetched. */
    EvidenceSource.Answer fetch(NextEvent event) {
        return source.ask(event.position().seq());
    }

    /**
     * Heals an event.
     *
     * @param demotion of its method in the same transaction, or null
     * @throws RuntimeException when the rows cannot be applied; nothing has changed then
     */
    Outcome heal(Position from, NextEvent event, RuntimeException cause, @Nullable Demotion demotion) {
        Optional<List<Change>> found = evidence(event);
        if (found.isEmpty() && event.read().proof() == null) {
            // a primary that makes no proofs keeps no rows
            return Outcome.NO_EVIDENCE;
        }
        if (found.isEmpty()) {
            return fetch(event) == EvidenceSource.Answer.ASKED ? Outcome.WAITS : Outcome.NO_EVIDENCE;
        }
        List<FoundDifference> differences = differences(event, found.get(), cause);
        List<RowChange> doubted = cause instanceof NeedsRowsException replayed
                ? DoubtedRows.between(found.get(), replayed.written())
                : List.of();
        log.transactions().run(() -> {
            applier.apply(event.whole(found.get()));
            log.findings().differences().add(differences);
            if (!doubted.isEmpty()) {
                log.findings().doubts().add(new Doubt(event.position(), doubted, clock.instant()));
            }
            if (demotion != null) {
                log.findings().demotions().demote(demotion);
            }
            log.brought(event, clock.instant());
            log.position().advance(from, event.position(), clock.instant());
        });
        contexts.evict();
        LOG.info(
                () -> "Event " + event.position() + " '" + event.title() + "' was healed by rows: " + cause.getMessage()
                        + differences.stream()
                                .findFirst()
                                .map(each -> "; " + text(each))
                                .orElse(""));
        return Outcome.HEALED;
    }

    /** What a failed replay wrote differently, as far as it is known. */
    List<FoundDifference> differences(NextEvent event, List<Change> there, RuntimeException cause) {
        Instant now = clock.instant();
        Event read = event.read();
        if (!(cause instanceof NeedsRowsException replayed)) {
            return List.of(new FoundDifference(
                    event.position(), read.title(), read.title(), "*", "the call succeeded", cause.toString(), now));
        }
        return found(event, Difference.between(there, replayed.written()), now);
    }

    /** As they are kept. */
    static List<FoundDifference> found(NextEvent event, List<Difference> differences, Instant now) {
        return differences.stream()
                .limit(DIFFERENCES_KEPT)
                .map(each -> FoundDifference.of(event.position(), event.title(), each, now))
                .toList();
    }

    static String text(FoundDifference difference) {
        return difference.place() + " " + difference.column() + ": " + difference.there() + " at the primary, "
                + difference.here() + " here";
    }
}
