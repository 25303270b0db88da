package org.reprise.console.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Where the log ended a while ago, look by look. Not safe for several threads. */
final class HeadHistory {
    private record Moment(Instant at, long seq) {}

    private final Duration length;
    private final Deque<Moment> moments = new ArrayDeque<>();

    HeadHistory(Duration length) {
        this.length = length;
    }

    void put(Instant at, long seq) {
        moments.addLast(new Moment(at, seq));
        // the newest of those that are old enough stays
        while (moments.size() > 1 && !second().at().plus(length).isAfter(at)) {
            moments.removeFirst();
        }
    }

    private Moment second() {
        return moments.stream().skip(1).findFirst().orElseThrow();
    }

    /** Where it ended so long before {@code now}; null where nobody looked then. */
    @Nullable
    Long then(Instant now) {
        Moment first = moments.peekFirst();
        return first == null || first.at().plus(length).isAfter(now) ? null : first.seq();
    }

    /** This site is not the primary now. */
    void clear() {
        moments.clear();
    }
}
