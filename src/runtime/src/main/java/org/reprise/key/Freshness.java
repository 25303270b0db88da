package org.reprise.key;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a message that comes again from one that is new: each has a number that is used once, and says when it was sent. What was sent
 * before the window is refused, so no older number need be remembered. A restart forgets the numbers: within the window a message may be
 * taken once more, and everything between sites may be. Safe for any thread.
 */
final class Freshness {
    private final Duration window;
    private final Clock clock;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    Freshness(Duration window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    /** @throws UntrustedException when it came before, or was sent at another time than about now */
    synchronized void check(String number, Instant sentAt) {
        Instant now = clock.instant();
        if (sentAt.isBefore(now.minus(window))) {
            throw new UntrustedException("it was sent " + minutes(sentAt, now) + " ago: somebody repeats it, it lay in"
                    + " the queue while this site was down, or the clocks of the two sites differ");
        }
        if (sentAt.isAfter(now.plus(window))) {
            throw new UntrustedException(
                    "it says that it was sent in " + minutes(now, sentAt) + ": set the clocks of the two sites right");
        }
        if (seen.containsKey(number)) {
            throw new UntrustedException("it came before: somebody repeats it");
        }
    }

    /** It took effect. One that did not may come again: the engine delivers it once more. */
    synchronized void took(String number) {
        Instant now = clock.instant();
        Instant until = now.plus(window).plus(window);
        seen.put(number, until);
        Iterator<Instant> oldest = seen.values().iterator();
        while (oldest.hasNext() && oldest.next().isBefore(now)) {
            oldest.remove();
        }
    }

    private static String minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() + " minutes";
    }
}
