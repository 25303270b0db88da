package org.reprise.replay;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.reprise.event.Event;
import org.reprise.log.Position;
import org.reprise.log.ReplayPosition;
import org.reprise.log.Transactions;

/**
 * Replays consecutive events in one container transaction together with the position. An event whose method runs in a
 * transaction of its own is a batch by itself, and moves the position in that transaction.
 */
public final class Batch {
    /** Slow events are committed before the container's transaction timeout, commonly 120 s, can be near. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final CallPlayer player;
    private final PersistenceContexts contexts;
    private final ReplayPosition position;
    private final Transactions transactions;
    private final Clock clock;

    public Batch(
            CallPlayer player,
            PersistenceContexts contexts,
            ReplayPosition position,
            Transactions transactions,
            Clock clock) {
        this.player = player;
        this.contexts = contexts;
        this.position = position;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Replays as many of the events as one transaction can take, from the first on.
     *
     * @return how many; at least one
     * @throws RuntimeException when one of them failed; then none has taken effect
     */
    int play(Position from, List<NextEvent> events) {
        List<Event> together = new ArrayList<>(events.size());
        for (NextEvent next : events) {
            Event event = next.event();
            if (player.needsOwnTransaction(event)) {
                break;
            }
            together.add(event);
        }
        if (together.isEmpty()) {
            NextEvent only = events.get(0);
            player.playAlone(only.event(), () -> position.advance(from, only.position(), clock.instant()));
            return 1;
        }
        return transactions.call(() -> {
            int played = contexts.watch(() -> play(together));
            position.advance(from, events.get(played - 1).position(), clock.instant());
            return played;
        });
    }

    private int play(List<Event> events) {
        Instant end = clock.instant().plus(LONGEST);
        int played = 0;
        do {
            player.play(events.get(played++));
            contexts.flushAndClear();
        } while (played < events.size() && clock.instant().isBefore(end));
        return played;
    }
}
