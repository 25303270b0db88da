package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.reprise.event.Event;
import org.reprise.portion.Position;
import org.reprise.proof.RowApplier;

/**
 * Replays consecutive events in one container transaction together with the position. Each is flushed and proved before the next,
 * and nothing of it stays in a persistence context. An event whose method runs in a transaction of its own is a batch by itself,
 * and moves the position in that transaction.
 */
public final class Batch {
    /** Slow events are committed before the container's transaction timeout, commonly 120 s, can be near. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CallPlayer player;
    private final PersistenceContexts contexts;
    private final RowApplier applier;
    private final ReplayLog log;
    private final Clock clock;

    public Batch(CallPlayer player, PersistenceContexts contexts, RowApplier applier, ReplayLog log, Clock clock) {
        this.player = player;
        this.contexts = contexts;
        this.applier = applier;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Replays as many of the events as one transaction can take, from the first on.
     *
     * @return how many; at least one
     * @throws NeedsRowsException when one of them did not write what the primary wrote; then none has taken effect
     * @throws RuntimeException when one of them failed; then none has taken effect
     */
    int play(Position from, List<NextEvent> events, Tally tally) {
        List<NextEvent> together = new ArrayList<>(events.size());
        for (NextEvent next : events) {
            if (next.way() == NextEvent.Way.CALL && player.needsOwnTransaction(next.read())) {
                break;
            }
            together.add(next);
        }
        if (together.isEmpty()) {
            NextEvent only = events.get(0);
            player.playAlone(only.read(), () -> {
                log.brought(only, clock.instant());
                log.position().advance(from, only.position(), clock.instant());
            });
            return 1;
        }
        int played = log.transactions().call(() -> {
            int done = contexts.watch(() -> playAll(together, tally));
            log.position().advance(from, together.get(done - 1).position(), clock.instant());
            together.subList(0, done).stream()
                    .filter(NextEvent::leavesRowsOut)
                    .mapToLong(event -> event.position().seq())
                    .max()
                    .ifPresent(log.position()::lacks);
            return done;
        });
        if (together.subList(0, played).stream().anyMatch(event -> event.way() == NextEvent.Way.ROWS)) {
            contexts.evict();
        }
        return played;
    }

    private int playAll(List<NextEvent> events, Tally tally) {
        Instant end = clock.instant().plus(LONGEST);
        int played = 0;
        do {
            play(events.get(played++), tally);
        } while (played < events.size() && clock.instant().isBefore(end));
        return played;
    }

    private void play(NextEvent next, Tally tally) {
        switch (next.way()) {
            case LEFT_OUT, BARRIER -> {
                // only the position moves
                return;
            }
            case TOLD -> {
                player.tell(next);
                contexts.flushAndClear();
            }
            case ROWS -> applier.apply(next.rows());
            case CALL -> call(next.read(), tally);
        }
        log.brought(next, clock.instant());
    }

    private void call(Event event, Tally tally) {
        ReplayedRows written = player.play(event);
        contexts.flushAndClear();
        long start = System.nanoTime();
        written.prove();
        tally.proved(event.title(), System.nanoTime() - start);
    }
}
