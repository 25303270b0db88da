package org.reprise.console.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts logins that were wrong: by a user from an address, by a user, and from an address. Who was wrong too often waits, whether he is right
 * then or not. Holds a bounded number of counts, and forgets the oldest. Safe for any thread.
 */
final class LoginThrottle {
    static final Duration WINDOW = Duration.ofMinutes(1);
    static final int OF_ONE_FROM_ONE = 5;
    static final int OF_ONE = 30;
    static final int MOST = 10_000;

    private final Clock clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    private record Key(String user, String address) {}

    private record Count(Instant since, int wrong) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether this user, from this address, waits. */
    synchronized boolean waits(String user, String address) {
        return keys(user, address).stream().anyMatch(key -> wrong(key) >= most(key));
    }

    /** One more was wrong; whether somebody waits from now on who did not before. */
    synchronized boolean wrong(String user, String address) {
        boolean begins = false;
        for (Key key : keys(user, address)) {
            int wrong = wrong(key) + 1;
            Count old = counts.remove(key);
            Instant since = wrong == 1 || old == null ? clock.instant() : old.since();
            counts.put(key, new Count(since, wrong));
            begins |= wrong == most(key);
        }
        while (counts.size() > MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
        return begins;
    }

    synchronized int size() {
        return counts.size();
    }

    private int wrong(Key key) {
        Count count = counts.get(key);
        return count == null || !clock.instant().isBefore(count.since().plus(WINDOW)) ? 0 : count.wrong();
    }

    private static int most(Key key) {
        return key.user().isEmpty() || key.address().isEmpty() ? OF_ONE : OF_ONE_FROM_ONE;
    }

    private static List<Key> keys(String user, String address) {
        return List.of(new Key(user, address), new Key(user, ""), new Key("", address));
    }
}
