package org.reprise.group;

import java.time.Duration;

/** Durations of a configuration. */
final class Times {
    private static final Duration LONGEST = Duration.ofHours(1);

    private Times() {}

    static void positive(String key, Duration time) {
        if (time.toMillis() < 1 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(key + " must be more than nothing and at most an hour, not " + time);
        }
    }
}
