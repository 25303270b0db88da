package org.reprise.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reprise.log.PortionStore;
import org.reprise.portion.Portion;
import org.reprise.portion.Position;

/** Reads the events behind a position, portion by portion, and keeps the last portion unpacked. For one thread. */
final class UnplayedEvents {
    private final PortionStore portions;
    private @Nullable Portion unpacked;
    private List<byte[]> bodies = List.of();
    private Set<Long> superseded = Set.of();

    UnplayedEvents(PortionStore portions) {
        this.portions = portions;
    }

    /** The events right behind {@code position}, without a hole, at most {@code limit}. */
    List<NextEvent> after(Position position, int limit) {
        List<NextEvent> events = new ArrayList<>(limit);
        long seq = position.seq() + 1;
        while (events.size() < limit) {
            Portion portion = containing(seq);
            if (portion == null) {
                break;
            }
            for (; seq <= portion.lastSeq() && events.size() < limit; seq++) {
                byte[] body = bodies.get((int) (seq - portion.firstSeq()));
                events.add(new NextEvent(
                        new Position(portion.epoch(), seq),
                        body,
                        superseded.contains(seq),
                        seq <= portion.supersededBy()));
            }
        }
        return events;
    }

    private @Nullable Portion containing(long seq) {
        Portion kept = unpacked;
        if (kept != null && kept.firstSeq() <= seq && seq <= kept.lastSeq()) {
            return kept;
        }
        Optional<Portion> found = portions.at(seq);
        if (found.isEmpty()) {
            return null;
        }
        bodies = found.get().bodies();
        superseded = found.get().superseded();
        unpacked = found.get();
        return unpacked;
    }
}
