package org.reprise.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.reprise.jdbc.Database;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/**
 * Finds how far the stored portions go without a hole. Portions never change, so what was found once is remembered, and only the last of them
 * and those behind it are read: if that one is still there, all before it are. It may be gone, as the end of the log is taken away at a site that
 * comes back, by whatever server. Threads and servers may find different ends at one moment, all true.
 *
 * <p>Nor is what was replayed or sealed here read again after a start, however long it is: there was no hole then, and of it only the beginning
 * or the end goes later, since what is thrown away amid the log had no effect here ({@link PortionStore#discard}).
 */
final class ContiguousPrefix {

    /** Rows read at once: with a limit every make takes the index, and the memory stays small. */
    private static final int STEP = 1000;

    private static final String LINKS =
            "SELECT FIRST_SEQ, LAST_SEQ, EPOCH, PREVIOUS_HASH, HASH FROM REPRISE_PORTIONS WHERE FIRST_SEQ ";
    private static final String CHAIN = LINKS + ">= ? ORDER BY FIRST_SEQ LIMIT " + STEP;
    private static final String NEXT = LINKS + ">= ? ORDER BY FIRST_SEQ LIMIT 1";
    private static final String UP_TO = LINKS + "<= ? ORDER BY FIRST_SEQ DESC LIMIT 1";
    private static final String REACHED = "SELECT SEQ FROM REPRISE_POSITION WHERE ID = 1"
            + " UNION ALL SELECT NEXT_SEQ - 1 FROM REPRISE_HEAD WHERE ID = 1";
    private static final String HASH = "SELECT HASH FROM REPRISE_PORTIONS WHERE FIRST_SEQ = ?";

    /**
     * There is no hole from {@code fromSeq} to the end.
     *
     * @param lastFirst where the portion begins that ends there; behind the end where none is known
     */
    private record Known(long fromSeq, long lastFirst, ChainEnd end) {
        Known(long fromSeq, ChainEnd end) {
            this(fromSeq, end.position().seq() + 1, end);
        }
    }

    private static final Known NOTHING = new Known(Long.MAX_VALUE, ChainEnd.START);

    private final Database database;
    private volatile Known known = NOTHING;

    ContiguousPrefix(Database database) {
        this.database = database;
    }

    /** @param begin what the first portion of the log must follow, if that is known */
    Position after(Position after, ChainEnd begin) {
        long wanted = after.seq() + 1;
        Known last = known;
        boolean serves =
                last.fromSeq() <= wanted && wanted <= last.end().position().seq() + 1;
        Known found = (serves ? extend(last) : Optional.<Known>empty())
                .or(() -> extend(passed(startAt(wanted, begin))))
                // what was passed to is gone meanwhile, too
                .orElseGet(() -> extend(startAt(wanted, begin)).orElseThrow());
        if (found.end().position().seq() < wanted) {
            return after;
        }
        known = found;
        return found.end().position();
    }

    /** A portion is gone, or the end of the log was taken away: what is remembered may be gone. */
    void forget() {
        known = NOTHING;
    }

    /** Nothing is known yet of the portion that contains this event: it begins a chain of its own. */
    private Known startAt(long seq, ChainEnd begin) {
        if (seq > 1 && begin.position().seq() == seq - 1) {
            return new Known(seq, begin);
        }
        long first = database.first(UP_TO, row -> row.getLong(2) >= seq ? row.getLong(1) : seq, seq)
                .orElse(seq);
        return new Known(first, new ChainEnd(new Position(0, first - 1), PortionHash.ZERO));
    }

    /** Goes at once to the last portion that was replayed or sealed here, where the first one is still there. */
    private Known passed(Known start) {
        ChainEnd end = start.end();
        long reached = database.query(REACHED, row -> row.getLong(1)).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        boolean begun = reached > end.position().seq()
                && database.first(NEXT, row -> next(end, row), end.position().seq() + 1)
                        .flatMap(Function.identity())
                        .isPresent();
        return begun
                ? database.first(UP_TO, row -> new Known(start.fromSeq(), row.getLong(1), end(row)), reached)
                        .orElse(start)
                : start;
    }

    /** Empty when the last portion that was known is gone. */
    private Optional<Known> extend(Known from) {
        ChainEnd[] end = {from.end()};
        long[] lastFirst = {from.lastFirst()};
        if (lastFirst[0] <= end[0].position().seq() && !isThere(from)) {
            return Optional.empty();
        }
        int[] passed = {STEP};
        while (passed[0] == STEP) {
            passed[0] = 0;
            database.each(
                    CHAIN,
                    row -> {
                        Optional<ChainEnd> next = next(end[0], row);
                        next.ifPresent(found -> {
                            lastFirst[0] = end[0].position().seq() + 1;
                            end[0] = found;
                            passed[0]++;
                        });
                        return next.isPresent();
                    },
                    end[0].position().seq() + 1);
        }
        return Optional.of(new Known(from.fromSeq(), lastFirst[0], end[0]));
    }

    private boolean isThere(Known known) {
        return database.first(HASH, row -> row.getString(1), known.lastFirst())
                .filter(known.end().hash().hex()::equals)
                .isPresent();
    }

    /** The end of the portion under the cursor, when it begins right behind the end so far. */
    private static Optional<ChainEnd> next(ChainEnd end, ResultSet row) throws SQLException {
        Position position = end.position();
        if (row.getLong(1) != position.seq() + 1) {
            return Optional.empty();
        }
        // epoch 0 with events before it: the portion before is not known, so there is nothing to compare
        boolean start = position.epoch() == 0 && position.seq() > 0;
        if (!start && !row.getString(4).equals(end.hash().hex())) {
            throw new PortionRefusedException("The stored log is broken behind " + position
                    + ": the portion there was sealed behind another one");
        }
        return Optional.of(end(row));
    }

    private static ChainEnd end(ResultSet row) throws SQLException {
        return new ChainEnd(new Position(row.getLong(3), row.getLong(2)), new PortionHash(row.getString(5)));
    }
}
