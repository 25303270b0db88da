package org.reprise.quarantine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.reprise.event.UnreadableEventException;
import org.reprise.finding.Doubt;
import org.reprise.finding.OpenStatuses;
import org.reprise.jdbc.EventLogException;
import org.reprise.log.EventLog;
import org.reprise.log.KnownSites;
import org.reprise.log.Sealer;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowUndo;
import org.reprise.proof.RowsRefusedException;
import org.reprise.proof.TableCatalog;
import org.reprise.proof.UnreadableEvidenceException;

/**
 * Takes the end of a site's log away: its events go to quarantine, and their effects are undone by their evidence, newest first; log,
 * position and what was found about these events end with the log (rule 10: quarantine the tail and restore the data, in one atomic step).
 * All in the caller's transaction: it commits whole, or nothing of it does. Nothing else may write to the site meanwhile, through none of its
 * servers: it is nobody, and promises a higher epoch, so that whatever was in doubt in its database has ended (rule 9: in-doubt work first:
 * who is about to commit an event holds the promise where it is).
 */
public final class Rewind {
    private static final int ALL = Integer.MAX_VALUE;

    private static final Logger LOG = Logger.getLogger(Rewind.class.getName());

    private final DataSource source;
    private final EventLog log;
    private final Sealer sealer;
    private final QuarantineStore quarantine;
    private final Clock clock;
    private final TableCatalog tables = new TableCatalog();

    public Rewind(DataSource source, EventLog log, Sealer sealer, Clock clock) {
        this.source = source;
        this.log = log;
        this.sealer = sealer;
        this.quarantine = new QuarantineStore(source);
        this.clock = clock;
    }

    /**
     * Undoes all behind {@code common}.
     *
     * @param why for the operator who finds the events in quarantine
     * @return the events, by the names of their first calls
     * @throws CannotUndoException when evidence does not say how; the transaction must roll back, and the site be seeded again
     */
    public SortedMap<String, Long> undo(Position common, String why) {
        return undo(common, why, true);
    }

    /** The same without writing down anything but the rows: to see whether it can be done. The transaction must roll back. */
    SortedMap<String, Long> attempt(Position common) {
        return undo(common, "", false);
    }

    private SortedMap<String, Long> undo(Position common, String why, boolean whole) {
        Position sealed = sealer.rewind(end(common));
        Position at = log.position().current();
        Instant now = clock.instant();
        SortedMap<String, Long> names = new TreeMap<>();
        List<RowChange> touched = undoRows(common, further(sealed, at), event -> {
            event.countIn(names);
            if (whole) {
                put(event, now, why, false);
            }
        });
        if (whole) {
            cut(common);
            stand(at, at.seq() > common.seq() ? common : at);
            if (!touched.isEmpty()) {
                // looked at once more, at both sites, as soon as this one follows
                log.findings().doubts().add(new Doubt(common, touched, clock.instant()));
            }
        }
        return names;
    }

    /** The last event whose effect is in the rows here. */
    private static Position further(Position sealed, Position replayed) {
        return sealed.seq() > replayed.seq() ? sealed : replayed;
    }

    /**
     * Moves the position, which must be where it was at first: what was replayed meanwhile would have been taken for an event without
     * effect here.
     */
    private void stand(Position from, Position to) {
        log.position().advance(from, to, clock.instant());
    }

    /**
     * Puts all behind {@code common} into quarantine and makes the site one that has no history, to be seeded: its rows stay until others
     * come.
     *
     * @return the events, by the names of their first calls
     */
    public SortedMap<String, Long> empty(Position common, String why) {
        Position sealed = sealer.rewind(ChainEnd.START);
        Position at = log.position().current();
        Instant now = clock.instant();
        SortedMap<String, Long> names = new TreeMap<>();
        long lost = Tail.newestFirst(log, common, further(sealed, at), event -> {
            event.countIn(names);
            put(event, now, why, true);
        });
        if (lost > 0) {
            LOG.warning(() -> "REPR0062W: " + lost + " events behind " + common
                    + " that only this site had are not in quarantine:"
                    + " retention has removed them from its log, or they came with a seed. Look for them in an archive or at the"
                    + " site that the seed came from");
        }
        cut(common);
        stand(at, Position.START);
        return names;
    }

    /** The portion that ends there must be one of both logs. */
    private ChainEnd end(Position common) {
        if (common.seq() == 0) {
            return ChainEnd.START;
        }
        return log.portions()
                .at(common.seq())
                .filter(portion -> portion.lastSeq() == common.seq())
                .map(Portion::end)
                .or(() -> Optional.of(log.portions().removed())
                        .filter(removed -> removed.position().equals(common)))
                .orElseThrow(() -> new CannotUndoException(
                        "no portion of this log ends with event " + common
                                + ", the last that both logs have: it came in one that goes on behind it, or as a seed",
                        new IllegalStateException("portion")));
    }

    private List<RowChange> undoRows(Position common, Position reached, Consumer<TailEvent> each) {
        try (Connection connection = source.getConnection()) {
            RowUndo undo = new RowUndo(connection, tables);
            Tail.newestFirst(log, common, reached, event -> {
                if (event.applied()) {
                    undo(undo, event);
                }
                each.accept(event);
            });
            undo.prove();
            return undo.touched();
        } catch (SQLException e) {
            throw new EventLogException("The rows of this site cannot be undone now: " + e.getMessage(), e);
        } catch (RowsRefusedException e) {
            throw new CannotUndoException("the rows read again are other than before: " + e.getMessage(), e);
        }
    }

    private static void undo(RowUndo undo, TailEvent event) {
        try {
            undo.undo(event.content().rows());
        } catch (RowsRefusedException | UnreadableEvidenceException | UnreadableEventException e) {
            throw new CannotUndoException(
                    "event " + event.position() + " (" + event.title() + ") cannot be undone: " + e.getMessage(), e);
        }
    }

    private void put(TailEvent each, Instant now, String why, boolean seeded) {
        Quarantined event = each.quarantined(now, why, seeded);
        quarantine.add(event, each.content());
        log.findings().resubmitted().forget(event.origin());
    }

    /** Log, evidence, and what was found about these events. */
    private void cut(Position common) {
        long seq = common.seq();
        long whole = log.portions()
                .at(seq)
                .filter(over -> over.lastSeq() > seq)
                .map(over -> over.firstSeq() - 1)
                .orElse(seq);
        log.portions().cutBehind(whole);
        log.evidence().cutBehind(whole);
        log.parked().list().stream()
                .filter(parked -> parked.position().seq() > seq)
                .forEach(parked -> log.parked().remove(parked.position()));
        log.findings().doubts().oldest(ALL).stream()
                .filter(doubt -> doubt.position().seq() > seq)
                .forEach(log.findings().doubts()::settle);
        OpenStatuses.over(source).cutBehind(seq);
        KnownSites.over(source).cutBehind(seq);
    }
}
