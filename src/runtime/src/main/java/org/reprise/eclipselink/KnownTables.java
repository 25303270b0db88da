package org.reprise.eclipselink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of tables, for a minute: one may be altered, or get a trigger, while the site runs. Safe for threads. */
final class KnownTables<T> {
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Map<String, Known<T>> tables = new ConcurrentHashMap<>();
    private final Clock clock;

    private record Known<T>(T what, Instant until) {}

    KnownTables(Clock clock) {
        this.clock = clock;
    }

    /** Null when it is to be read. */
    @Nullable
    T get(String table) {
        Known<T> known = tables.get(table);
        return known == null || clock.instant().isAfter(known.until()) ? null : known.what();
    }

    /** It was read. */
    void put(String table, T what) {
        tables.put(table, new Known<>(what, clock.instant().plus(FRESH)));
    }
}
