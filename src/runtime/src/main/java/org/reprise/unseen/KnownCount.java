package org.reprise.unseen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.reprise.jdbc.DatabaseMake;

/** The count of a database of the tables that are mapped now, remembered for as long as they are the same. Safe for any thread. */
final class KnownCount implements Supplier<Optional<RowCount>> {
    /** A table may be created anew. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final DatabaseMake make;
    private final DataSource source;
    private final Supplier<Set<String>> mapped;
    private final Clock clock;
    private volatile Known known = new Known(Set.of(), Optional.empty(), Instant.MIN);

    private record Known(Set<String> tables, Optional<RowCount> count, Instant at) {}

    KnownCount(DatabaseMake make, DataSource source, Supplier<Set<String>> mapped, Clock clock) {
        this.make = make;
        this.source = source;
        this.mapped = mapped;
        this.clock = clock;
    }

    @Override
    public Optional<RowCount> get() {
        Set<String> tables = mapped.get();
        Known last = known;
        Instant now = clock.instant();
        if (!last.tables().equals(tables) || now.isAfter(last.at().plus(FRESH))) {
            last = new Known(tables, RowCount.of(make, source, tables), now);
            known = last;
        }
        return last.count();
    }
}
