package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.reprise.catchup.BulkRows;
import org.reprise.event.Event;
import org.reprise.event.UnreadableEventException;
import org.reprise.finding.FoundDifference;
import org.reprise.portion.Position;
import org.reprise.proof.RowApplier;

/**
 * Replays consecutive events in one container transaction together with the position. Each is flushed and proved before the next,
 * and nothing of it stays in a persistence context; to execute its statements may be left for later, with those of others. An event whose method runs in a transaction of its own is a batch by itself,
 * and moves the position in that transaction.
 */
public final class Batch {
    private static final Logger LOG = Logger.getLogger(Batch.class.getName());

    /** Slow events are committed before the container's transaction timeout, commonly 120 s, can be near. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CallPlayer player;
    private final PersistenceContexts contexts;
    private final BulkRows rows;
    private final ReplayLog log;
    private final Clock clock;

    /** Of a site that writes the rows of each event by themselves. */
    public Batch(CallPlayer player, PersistenceContexts contexts, RowApplier applier, ReplayLog log, Clock clock) {
        this(player, contexts, new BulkRows(applier), log, clock);
    }

    public Batch(CallPlayer player, PersistenceContexts contexts, BulkRows rows, ReplayLog log, Clock clock) {
        this.player = player;
        this.contexts = contexts;
        this.rows = rows;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Replays as many of the events as one transaction can take, from the first on.
     *
     * @param together whether the rows of several events may be written together; one alone never is
     * @param ahead    whether calls may be worked ahead of
     * @return how many; at least one
     * @throws NeedsRowsException when one of them did not write what the primary wrote; then none has taken effect
     * @throws RuntimeException when one of them failed; then none has taken effect
     */
    int play(Position from, List<NextEvent> events, boolean together, boolean ahead, Tally tally) {
        List<NextEvent> joining = new ArrayList<>(events.size());
        for (NextEvent next : events) {
            if (next.way() == NextEvent.Way.CALL && player.needsOwnTransaction(next.read())) {
                break;
            }
            joining.add(next);
        }
        if (joining.isEmpty()) {
            NextEvent only = events.get(0);
            player.playAlone(only.read(), () -> {
                log.brought(only, clock.instant());
                log.position().advance(from, only.position(), clock.instant());
            });
            return 1;
        }
        int played = log.transactions().call(() -> {
            int done = contexts.watch(() -> playAll(
                    joining, together && joining.size() > 1, new AheadCalls(player, contexts, joining, ahead), tally));
            log.position().advance(from, joining.get(done - 1).position(), clock.instant());
            joining.subList(0, done).stream()
                    .filter(NextEvent::leavesRowsOut)
                    .mapToLong(event -> event.position().seq())
                    .max()
                    .ifPresent(log.position()::lacks);
            return done;
        });
        if (joining.subList(0, played).stream().anyMatch(event -> event.way() == NextEvent.Way.ROWS)) {
            contexts.evict();
        }
        return played;
    }

    /** Whether the last transaction, done or failed, worked ahead: then its failure may be due to that. */
    boolean wasAhead() {
        return contexts.wasAhead();
    }

    /** Whether an event that is to be called may be brought about by its rows instead; what is wrong with it shows when it is called. */
    boolean mayGoByRows(NextEvent event) {
        try {
            if (event.way() != NextEvent.Way.CALL || event.read().proof() == null) {
                return false;
            }
            player.mustKnow(event.read());
            return true;
        } catch (UnreadableEventException e) {
            LOG.log(Level.FINE, e, e::getMessage);
            return false;
        }
    }

    /** One that wrote nothing, of a method that is never to be called at a secondary, is brought about as that. */
    NextEvent asDeclared(NextEvent event) {
        try {
            return event.way() == NextEvent.Way.CALL
                            && KeptEvidence.NOTHING.equals(event.read().proof())
                            && player.isByRows(event.read())
                    ? event.byRows(List.of())
                    : event;
        } catch (UnreadableEventException e) {
            LOG.log(Level.FINE, e, e::getMessage);
            return event;
        }
    }

    private int playAll(List<NextEvent> events, boolean together, AheadCalls calls, Tally tally) {
        Instant end = clock.instant().plus(LONGEST);
        BulkRows.Run run = rows.begin(together);
        int played = 0;
        boolean unknown = false;
        do {
            NextEvent next = events.get(played++);
            calls.begin(next);
            if (next.way() == NextEvent.Way.ROWS) {
                rows(next, run, together);
                unknown = true;
            } else {
                run.flush();
                if (unknown && next.way() == NextEvent.Way.CALL) {
                    contexts.evict();
                    unknown = false;
                }
                play(next, calls, tally);
            }
        } while (played < events.size() && clock.instant().isBefore(end));
        run.flush();
        return played;
    }

    private void rows(NextEvent next, BulkRows.Run run, boolean together) {
        if (next.isAmidLeftOut()) {
            run.addSingly(next.rows());
        } else {
            if (!together) {
                noteDrift(next);
            }
            run.add(next.rows());
        }
        log.brought(next, clock.instant());
    }

    /** It takes effect all the same, as it did at the primary: what is found is for people to look at. */
    private void noteDrift(NextEvent next) {
        List<FoundDifference> drift = Healer.found(next, rows.drift(next.rows()), clock.instant());
        if (!drift.isEmpty()) {
            log.findings().differences().add(drift);
            LOG.info(() -> "Event " + next.position() + " '" + next.title()
                    + "' is brought about by rows that were others here before: " + Healer.text(drift.get(0)));
        }
    }

    private void play(NextEvent next, AheadCalls calls, Tally tally) {
        switch (next.way()) {
            case LEFT_OUT, BARRIER -> {
                // only the position moves
                return;
            }
            case TOLD -> {
                player.tell(next);
                contexts.flushAndClear();
            }
            case ROWS -> throw new IllegalArgumentException("Of rows: " + next.position());
            case CALL -> call(next.read(), calls, tally);
        }
        log.brought(next, clock.instant());
    }

    private void call(Event event, AheadCalls calls, Tally tally) {
        ReplayedRows written = player.play(event, calls.of(event));
        contexts.flushAndClear();
        long start = System.nanoTime();
        written.prove();
        tally.proved(event.title(), System.nanoTime() - start);
    }
}
