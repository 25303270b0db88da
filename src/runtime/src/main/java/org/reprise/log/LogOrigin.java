package org.reprise.log;

import java.util.Comparator;
import java.util.Optional;
import javax.sql.DataSource;
import org.reprise.jdbc.Database;
import org.reprise.portion.ChainEnd;
import org.reprise.portion.Portion;
import org.reprise.portion.PortionHash;
import org.reprise.portion.PortionRefusedException;
import org.reprise.portion.Position;

/**
 * Where the log of a site begins that does not begin with the first event: the effect of the events up to a position came as rows, or
 * is in this site's rows and the events were removed. The site asks for those behind it.
 *
 * @param position whose effect, and that of all before it, is in the site's rows
 * @param portion  the end of the portion that contains the event at {@code position}, which may reach further than that; by it the
 *                 first portion that comes is known for the right one
 */
public record LogOrigin(Position position, ChainEnd portion) {

    /** Rows in which is no event, and the whole log behind them. */
    public static final LogOrigin START = new LogOrigin(Position.START, ChainEnd.START);

    private static final String FOUND =
            "SELECT EPOCH, SEQ, PORTION_EPOCH, PORTION_SEQ, PORTION_HASH FROM REPRISE_SEED WHERE STATE = 'DONE'"
                    + " UNION ALL SELECT EPOCH, SEQ, EPOCH, SEQ, HASH FROM REPRISE_REMOVED WHERE SEQ > 0";

    public LogOrigin {
        if (portion.position().seq() < position.seq()) {
            throw new IllegalArgumentException(
                    "The portion up to " + portion.position() + " does not contain the event at " + position);
        }
    }

    /** That of the site of this database; empty when it has no seed, or not all of it, and nothing was removed. */
    public static Optional<LogOrigin> of(DataSource source) {
        return of(new Database(source));
    }

    static Optional<LogOrigin> of(Database database) {
        return database
                .query(
                        FOUND,
                        row -> new LogOrigin(
                                new Position(row.getLong(1), row.getLong(2)),
                                new ChainEnd(
                                        new Position(row.getLong(3), row.getLong(4)),
                                        new PortionHash(row.getString(5)))))
                .stream()
                .max(Comparator.comparing(origin -> origin.position().seq()));
    }

    /** @throws PortionRefusedException when the portion is of another log than this site's rows */
    public void prove(Portion received) {
        long last = portion.position().seq();
        boolean other = received.lastSeq() == last && !received.hash().equals(portion.hash());
        boolean follows = last == 0 || received.firstSeq() != last + 1 || received.follows(portion);
        if (other || !follows) {
            throw new PortionRefusedException("The " + received + " was refused: the log of this site begins behind "
                    + position + ", and it is known that the portion up to event " + last + " has the hash "
                    + portion.hash());
        }
    }
}
