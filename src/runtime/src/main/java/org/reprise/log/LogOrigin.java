package org.reprise.log;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where the log of a seeded site begins: the effect of the events up to a position came as rows, and the site asks for those behind
 * it.
 *
 * @param position whose effect, and that of all before it, came as rows
 * @param portion  the end of the portion that contains the event at {@code position}, which may reach further than that; by it the
 *                 first portion that comes is known for the right one
 */
public record LogOrigin(Position position, ChainEnd portion) {

    /** Rows in which is no event, and the whole log behind them. */
    public static final LogOrigin START = new LogOrigin(Position.START, ChainEnd.START);

    private static final String DONE =
            "SELECT EPOCH, SEQ, PORTION_EPOCH, PORTION_SEQ, PORTION_HASH FROM REPRISE_SEED WHERE STATE = 'DONE'";

    public LogOrigin {
        if (portion.position().seq() < position.seq()) {
            throw new IllegalArgumentException(
                    "The portion up to " + portion.position() + " does not contain the event at " + position);
        }
    }

    /** That of the site of this database; empty when it has no seed, or not all of it. */
    public static Optional<LogOrigin> of(DataSource source) {
        return of(new Database(source));
    }

    static Optional<LogOrigin> of(Database database) {
        return database.first(
                DONE,
                row -> new LogOrigin(
                        new Position(row.getLong(1), row.getLong(2)),
                        new ChainEnd(new Position(row.getLong(3), row.getLong(4)), new PortionHash(row.getString(5)))));
    }

    /** @throws PortionRefusedException when the portion is of another log than the seed */
    public void prove(Portion received) {
        long last = portion.position().seq();
        boolean other = received.lastSeq() == last && !received.hash().equals(portion.hash());
        boolean follows = last == 0 || received.firstSeq() != last + 1 || received.follows(portion);
        if (other || !follows) {
            throw new PortionRefusedException("The " + received + " was refused: this site was seeded at " + position
                    + ", and the seed says that the portion up to event " + last + " has the hash " + portion.hash());
        }
    }
}
