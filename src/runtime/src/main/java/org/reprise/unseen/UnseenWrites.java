package org.reprise.unseen;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.reprise.jdbc.DatabaseMake;

/**
 * Rows that the database changed in captured transactions and nobody saw: JDBC beside JPA, triggers, cascades, functions. The database's
 * own count is asked before the first call or row of a transaction and behind its last one, by the transaction's own connection. PostgreSQL
 * names the tables, MariaDB does not and counts no cascades, H2 and HSQLDB keep no count. What other connections write is not found, nor
 * what is written before the first look; a write that hides another one that was counted but did not happen is not either.
 *
 * <p>The first transaction of each method is looked at, then one in so many, by chance, so that no rhythm of calls hides one. Safe for any
 * thread.
 */
public final class UnseenWrites {
    /** Looks at nothing. */
    public static final UnseenWrites NONE = new UnseenWrites(Tells.NOTHING, 0, Optional::empty, Clock.systemUTC());

    /** One transaction in so many: what costs MariaDB less than 3 of 100 (docs/decisions/0016-the-databases-own-count.md). */
    public static final int EVERY = 25;

    /** A method and a table are said no more often. */
    static final Duration QUIET = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(UnseenWrites.class.getName());

    private final Tells tells;
    private final int every;
    private final Supplier<Optional<RowCount>> counts;
    private final Clock clock;
    private final LongAdder looks = new LongAdder();
    private final Set<String> methods = ConcurrentHashMap.newKeySet();
    private final Map<Place, Count> found = new ConcurrentSkipListMap<>();

    /**
     * What was found, since the start.
     *
     * @param method whose transactions; empty where they made no replicated call
     * @param table  in upper case; empty where the make does not tell
     * @param rows   changed and not seen, in the transactions that were looked at
     */
    public record Found(String method, String table, long rows, long transactions) {}

    /**
     * What this net is at this server.
     *
     * @param tells what this database tells
     * @param every one transaction in so many is looked at; none where it is 0
     * @param looks transactions that were, since the start
     */
    public record Net(Tells tells, int every, long looks, List<Found> found) {}

    /** What the own count of a database tells. */
    public enum Tells {
        TABLES,
        ROWS,
        NOTHING;

        static Tells of(DatabaseMake make, DataSource source) {
            return switch (make) {
                case POSTGRESQL -> PostgresRowCount.isKept(source) ? TABLES : NOTHING;
                case MARIADB -> ROWS;
                case H2, HSQLDB -> NOTHING;
            };
        }
    }

    private record Place(String method, String table) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byMethod = method.compareTo(other.method);
            return byMethod == 0 ? table.compareTo(other.table) : byMethod;
        }
    }

    /** @param said whether the log is to say it now, which it did {@code at} last */
    private record Count(long rows, long transactions, boolean said, Instant at) {
        Count and(Count one) {
            boolean quiet = one.at.isBefore(at.plus(QUIET));
            return new Count(rows + one.rows, transactions + 1, !quiet, quiet ? at : one.at);
        }
    }

    private UnseenWrites(Tells tells, int every, Supplier<Optional<RowCount>> counts, Clock clock) {
        this.tells = tells;
        this.every = every;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * In transactions of this data source.
     *
     * @param mapped the tables that belong to the copy, as they are mapped by now
     * @param every  as {@link Net}
     */
    public static UnseenWrites of(DataSource source, Supplier<Set<String>> mapped, int every, Clock clock) {
        DatabaseMake make = DatabaseMake.of(source);
        Tells tells = Tells.of(make, source);
        return tells == Tells.NOTHING
                ? new UnseenWrites(tells, every, Optional::empty, clock)
                : new UnseenWrites(tells, every, new KnownCount(make, source, mapped, clock), clock);
    }

    /**
     * The calling thread's transaction is about to make its first call or to write its first row.
     *
     * @param method that is called; empty where none is
     * @return null where it is not looked at
     */
    public @Nullable LookedAt begin(String method) {
        boolean wanted =
                every > 0 && (methods.add(method) || ThreadLocalRandom.current().nextInt(every) == 0);
        return wanted ? counts.get().map(this::look).orElse(null) : null;
    }

    private LookedAt look(RowCount count) {
        looks.increment();
        return new LookedAt(this, count);
    }

    void found(String method, String table, long rows) {
        Count count = found.merge(new Place(method, table), new Count(rows, 1, true, clock.instant()), Count::and);
        if (count.said()) {
            LOG.warning(() -> "REPR0405W: " + count.rows() + " rows of "
                    + (table.isEmpty() ? "tables that the database does not name" : table) + " were changed in "
                    + (method.isEmpty() ? "a transaction without a replicated call" : "a transaction of " + method)
                    + " and not seen, so no event has them: JDBC beside JPA, a trigger, a cascade or a function wrote them."
                    + " Write them through JPA; or see that each site has the trigger or cascade, and let the audit watch"
                    + " the table. This is said of a method and a table once an hour at most");
        }
    }

    public Net net() {
        return new Net(
                tells,
                every,
                looks.sum(),
                found.entrySet().stream()
                        .map(each -> new Found(
                                each.getKey().method(),
                                each.getKey().table(),
                                each.getValue().rows(),
                                each.getValue().transactions()))
                        .toList());
    }
}
