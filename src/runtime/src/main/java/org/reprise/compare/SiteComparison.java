package org.reprise.compare;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.reprise.job.Progress;
import org.reprise.portion.Position;
import org.reprise.proof.Value;

/**
 * Compares this site with another one at one position: the other site opens a snapshot of its tables, this one replays up to the
 * same event and opens its own. Then replay goes on, and the snapshots are compared beside live traffic.
 *
 * <p>A repair holds replay at that position until it has ended, and compares once more: that is its proof.
 */
public final class SiteComparison {
    /** How long the two sites may take to meet, for an operator who waits for it. */
    public static final Duration LONG = Duration.ofMinutes(10);

    private static final Duration POLL = Duration.ofMillis(200);

    /** Differing rows that are listed, of all tables together. */
    public static final int LISTED = 1000;

    /** The replay of this site. */
    public interface Replay {
        /** Nothing behind {@code seq} is begun from now on. */
        void stopAt(long seq);

        /** What {@link #stopAt} said counts no more. */
        void goOn();

        Position replayed();

        /**
         * Why this site will not come further by itself, in words; empty when it will.
         *
         * @param by so long there is time
         */
        String hindered(Instant by);
    }

    /** What came of it. */
    public record Result(String other, Position position, ComparedTables tables, Instant at) {}

    /** What is done with the differences, while replay is held. */
    public interface Remedy {
        /**
         * Writes the rows of the other site; the comparison is made again afterwards.
         *
         * @return how many this site's database refuses
         */
        int apply(Position position, ComparedTables found, Progress progress);
    }

    private final Replay replay;
    private final Supplier<PositionedSnapshot> snapshots;
    private final Supplier<ApplicationTables> application;
    private final Duration patience;
    private final Clock clock;

    /**
     * @param patience   how long the two sites may take to meet; replay may stand meanwhile
     * @param snapshots  opens one of this site's tables
     * @param application as {@link JdbcSide}, at the moment; generators of the other site are not compared either
     */
    public SiteComparison(
            Replay replay,
            Duration patience,
            Supplier<PositionedSnapshot> snapshots,
            Supplier<ApplicationTables> application,
            Clock clock) {
        this.replay = replay;
        this.patience = patience;
        this.snapshots = snapshots;
        this.application = application;
        this.clock = clock;
    }

    /**
     * Compares and changes nothing.
     *
     * @param other how the other site is called
     * @param asked as {@link RemoteSide#open}
     * @param only  as {@link Comparison#run(Set)}
     */
    public Result compare(String other, UnaryOperator<byte[]> asked, Set<String> only, Progress progress) {
        known(asked, only);
        try (RemoteSide there = meet(other, asked, progress);
                PositionedSnapshot mine = snapshot(there.position())) {
            replay.goOn();
            ComparedTables tables = comparison(there, mine, LISTED, progress).run(only);
            return new Result(other, mine.position(), tables, clock.instant());
        } finally {
            replay.goOn();
        }
    }

    /**
     * Compares, has the differences that are listed mended, and compares again, until none is left or a round has brought nothing.
     *
     * @return the last comparison: rows that it still counts are left as they were
     */
    public Result repair(
            String other, UnaryOperator<byte[]> asked, Set<String> only, Remedy remedy, Progress progress) {
        known(asked, only);
        return repair(other, asked, comparison -> comparison.run(only), remedy, progress);
    }

    /**
     * The same of some rows only.
     *
     * @param names as {@link Comparison#rows}
     */
    public Result repairRows(
            String other,
            UnaryOperator<byte[]> asked,
            Map<String, List<SortedMap<String, Value>>> names,
            Remedy remedy,
            Progress progress) {
        return repair(other, asked, comparison -> comparison.rows(names), remedy, progress);
    }

    private Result repair(
            String other,
            UnaryOperator<byte[]> asked,
            Function<Comparison, ComparedTables> what,
            Remedy remedy,
            Progress progress) {
        try (RemoteSide there = meet(other, asked, progress)) {
            Result found = standing(other, there, what, LISTED, progress);
            long before = Long.MAX_VALUE;
            while (found.tables().differing() > 0 && found.tables().differing() < before) {
                before = found.tables().differing();
                int refused = remedy.apply(found.position(), found.tables(), progress);
                // what is refused is listed again, and must leave room for the others
                found = standing(other, there, what, LISTED + refused, progress);
            }
            return found;
        } finally {
            replay.goOn();
        }
    }

    /** With this site's tables as they are now, while replay stands. */
    private Result standing(
            String other, RemoteSide there, Function<Comparison, ComparedTables> what, int listed, Progress progress) {
        try (PositionedSnapshot mine = snapshot(there.position())) {
            return new Result(
                    other, mine.position(), what.apply(comparison(there, mine, listed, progress)), clock.instant());
        }
    }

    private Comparison comparison(RemoteSide there, PositionedSnapshot mine, int listed, Progress progress) {
        JdbcSide here =
                new JdbcSide(mine.snapshot(), application.get().and(there.generators()), new RowsRead(progress));
        return new Comparison(here, there, listed);
    }

    /** A name that neither site has is a mistake: it is said before anybody waits, and before replay stands. */
    private void known(UnaryOperator<byte[]> asked, Set<String> only) {
        Set<String> unknown = new TreeSet<>(only);
        Set<String> names = new TreeSet<>();
        if (!unknown.isEmpty()) {
            try (PositionedSnapshot mine = snapshots.get()) {
                ApplicationTables all = application.get();
                tables(new JdbcSide(mine.snapshot(), all, (table, rows) -> {}), names, unknown);
            }
        }
        if (!unknown.isEmpty()) {
            try (RemoteSide there =
                    RemoteSide.open(asked, Position.START, application.get().generators())) {
                tables(there, names, unknown);
            }
        }
        if (!unknown.isEmpty()) {
            throw Comparison.noTable(String.join(", ", unknown), names);
        }
    }

    private static void tables(Side side, Set<String> names, Set<String> unknown) {
        side.tables().forEach(table -> names.add(table.name()));
        unknown.removeAll(names);
    }

    /** The other site's tables at a position that this site has just replayed, and stays at. */
    private RemoteSide meet(String other, UnaryOperator<byte[]> asked, Progress progress) {
        Instant deadline = clock.instant().plus(patience);
        replay.stopAt(replay.replayed().seq());
        while (true) {
            Position from = replay.replayed();
            progress.stage("waiting until '" + other + "' is at " + from, 0, "events");
            RemoteSide there = RemoteSide.open(asked, from, application.get().generators());
            if (met(there, deadline, progress)) {
                return there;
            }
            pause(
                    deadline,
                    "site '" + other + "' is at " + there.position() + " and this one at " + from
                            + ": let it catch up, or start the comparison there");
        }
    }

    /** Closes the other side again, unless this site is where that one is. */
    private boolean met(RemoteSide there, Instant deadline, Progress progress) {
        boolean met = false;
        try {
            met = there.isOpen() && arrive(there.position(), deadline, progress);
            return met;
        } finally {
            if (!met) {
                there.close();
            }
        }
    }

    /** Whether this site is at {@code place} now and not behind it: a batch that was under way may have passed it. */
    private boolean arrive(Position place, Instant deadline, Progress progress) {
        replay.stopAt(place.seq());
        Position from = replay.replayed();
        progress.stage("replaying up to " + place, Math.max(0, place.seq() - from.seq()), "events");
        long seen = from.seq();
        while (replay.replayed().seq() < place.seq()) {
            String hindered = replay.hindered(deadline);
            if (!hindered.isEmpty()) {
                throw new CompareException(
                        "The two sites do not meet: this site is at " + replay.replayed() + ", the other at " + place
                                + ", and " + hindered,
                        null);
            }
            pause(deadline, "this site is at " + replay.replayed() + " and does not come to " + place);
            progress.add(replay.replayed().seq() - seen);
            seen = replay.replayed().seq();
        }
        return replay.replayed().seq() == place.seq();
    }

    private void pause(Instant deadline, String why) {
        if (clock.instant().isAfter(deadline)) {
            throw new CompareException("The two sites do not meet: " + why, null);
        }
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompareException("Interrupted while the two sites were to meet", e);
        }
    }

    private PositionedSnapshot snapshot(Position place) {
        PositionedSnapshot mine = snapshots.get();
        if (mine.position().seq() != place.seq()) {
            mine.close();
            throw new CompareException(
                    "This site went on to " + mine.position() + " although it was to stay at " + place
                            + ": does another server of the site replay? Compare again",
                    null);
        }
        return mine;
    }

    /** In words, for an operator. */
    public static String text(Result result) {
        ComparedTables tables = result.tables();
        long rows = tables.tables().stream().mapToLong(TableComparison::here).sum();
        String head = "At " + result.position() + ", against '" + result.other() + "': "
                + tables.tables().size() + " tables, " + rows + " rows here, ";
        if (tables.equal()) {
            return head + "all equal";
        }
        return head + tables.differing() + " rows differ\n"
                + tables.differences().stream()
                        .limit(LISTED)
                        .map(each -> each.table() + " [" + each.key() + "] " + each.column() + ": " + each.there()
                                + " there, " + each.here() + " here")
                        .collect(Collectors.joining("\n"));
    }
}
