package org.reprise.quarantine;

import java.time.Clock;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.finding.AuditEntry;
import org.reprise.jdbc.Text;
import org.reprise.jdbc.Transactions;
import org.reprise.log.EventLog;
import org.reprise.log.Sealer;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.reign.Following;
import org.reprise.reign.Following.Act;
import org.reprise.reign.Lineage;
import org.reprise.reign.Promise;

/**
 * What a site does that may have events which the site it is to follow has not: it compares their logs by epoch, seq and hash, and goes
 * back only toward a higher last entry (rule 9). For one thread at a time; calls nothing of other sites.
 */
public final class Return {
    private static final int SUBJECT = 250;

    private final EventLog log;
    private final Transactions transactions;
    private final Sealer sealer;
    private final Rewind rewind;
    private final Clock clock;

    public Return(EventLog log, Transactions transactions, Sealer sealer, Rewind rewind, Clock clock) {
        this.log = log;
        this.transactions = transactions;
        this.sealer = sealer;
        this.rewind = rewind;
        this.clock = clock;
    }

    /** Undoes what was tried. */
    private static final class LookedException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SortedMap<String, Long> events;

        LookedException(SortedMap<String, Long> events) {
            super("looked", null, false, false);
            this.events = events;
        }
    }

    /**
     * How the log of this site stands to another one.
     *
     * @param end    where it ends here
     * @param stable up to where enough sites hold it, as far as this one knows: that is never taken back (rule 9)
     * @param other the other site's, whose end is known to the event
     * @param there the hash of the portion with which the other one ends
     */
    public Following compare(ChainEnd end, long stable, Lineage other, @Nullable ChainEnd there) {
        Promise promise = log.reigns().promise();
        Following following = Following.of(
                new Following.Own(end.position(), log.portions().begin(), stable, promise),
                other,
                log.reigns().reigns());
        boolean seeks = following.act() == Act.FOLLOW || following.act() == Act.REWIND;
        return seeks && isOther(following, there)
                ? new Following(
                        stable > 0 ? Act.KEEP : Act.SEED,
                        log.portions().begin(),
                        "both logs have an event " + following.common()
                                + ", and their portions there are others: this database was taken back to an earlier state, or"
                                + " written by something else. Nothing says which events both have, so all that are kept here"
                                + " go to quarantine; one that the other log has is not brought about again")
                : following;
    }

    /** Whether another log has another portion where both are still said to be one. A reign begins behind the end of a portion. */
    private boolean isOther(Following following, @Nullable ChainEnd there) {
        Position common = following.common();
        Optional<Portion> here = log.portions().at(common.seq()).filter(Portion::isWhole);
        Optional<ChainEnd> began = log.reigns().reigns().all().stream()
                .map(reign -> reign.before())
                .filter(before -> before.position().equals(common))
                .findFirst();
        Optional<ChainEnd> known = began.or(() -> Optional.ofNullable(there)
                .filter(end -> end.position().equals(common))
                .filter(end -> here.filter(portion -> portion.lastSeq() == common.seq())
                        .isPresent()));
        return here.isPresent() && known.isPresent() && !here.get().end().equals(known.get());
    }

    /** What is committed here and in no portion yet goes into one, so that all that only this site has is in its log. */
    public void seal() {
        while (sealer.seal().isPresent()) {
            // one portion after the other
        }
    }

    /** Whether what would be undone is no business of a person: no call that committed is in it. */
    public boolean isWithoutCalls(Following following) {
        return following.act() == Act.REWIND && transactions.call(() -> Tail.isWithoutCalls(log, following.common()));
    }

    /** Looks what would be undone, and whether it can be. Changes nothing: all is undone in a transaction that is rolled back. */
    public Returned look(Following following) {
        if (following.act() != Act.REWIND) {
            boolean some = following.act() == Act.SEED || following.act() == Act.KEEP;
            return new Returned(following, some ? events(following) : new TreeMap<>(), following.why());
        }
        try {
            transactions.run(() -> {
                throw new LookedException(rewind.attempt(following.common()));
            });
            throw new IllegalStateException("A transaction committed that was to roll back");
        } catch (LookedException e) {
            return new Returned(following, e.events, "");
        } catch (CannotUndoException e) {
            return new Returned(following, events(following), String.valueOf(e.getMessage()));
        }
    }

    private SortedMap<String, Long> events(Following following) {
        return transactions.call(() -> Tail.names(log, following.common()));
    }

    /**
     * Undoes what only this site has, in one transaction with all that says so.
     *
     * @throws CannotUndoException when evidence does not say how; nothing was changed
     */
    public Returned undo(Following following, String who, String reason) {
        must(following, Act.REWIND);
        SortedMap<String, Long> events = transactions.call(() -> {
            SortedMap<String, Long> undone = rewind.undo(following.common(), following.why());
            audit(who, "undo", following, undone, reason);
            return undone;
        });
        return new Returned(following, events, "");
    }

    /**
     * Puts what only this site has into quarantine and makes it one that waits for a seed; what is to be kept, too, so that is an operator's
     * to say.
     *
     * @param seed what says so, in the same transaction
     */
    public Returned empty(Following following, String who, String reason, Runnable seed) {
        if (following.act() != Act.REWIND && following.act() != Act.KEEP) {
            must(following, Act.SEED);
        }
        SortedMap<String, Long> events = transactions.call(() -> {
            SortedMap<String, Long> kept =
                    rewind.empty(following.common(), following.why() + "; its rows were replaced: " + reason);
            seed.run();
            audit(who, "seed again", following, kept, reason);
            return kept;
        });
        return new Returned(following, events, "");
    }

    private static void must(Following following, Act act) {
        if (following.act() != act) {
            throw new IllegalStateException(
                    switch (following.act()) {
                        case FOLLOW -> "There is nothing to take back here: this log is a beginning of the other one";
                        case REFUSE -> "Nothing can be taken back here now: " + following.why();
                        case REWIND, SEED, KEEP ->
                            "This cannot be undone: " + following.why()
                                    + ". Take all rows anew: 'reprise failback --seed'";
                    });
        }
    }

    private void audit(String who, String act, Following following, SortedMap<String, Long> events, String reason) {
        String subject = "behind " + following.common() + ": " + events;
        log.audit().add(new AuditEntry(clock.instant(), who, "return: " + act, Text.cut(subject, SUBJECT), reason));
    }
}
