package org.reprise.log;

import java.time.Instant;
import javax.sql.DataSource;
import org.reprise.portion.Position;

/** How far this site's own database is: the last position whose effect is in it. */
public interface ReplayPosition {

    /** Where it stands; {@link Position#START} before the first event. */
    Position current();

    /**
     * Moves it in the caller's transaction, which also holds the effect of the events passed.
     *
     * @param at when, by this site's clock
     * @throws PositionMovedException when it does not stand at {@code from}; the transaction must then roll back
     */
    void advance(Position from, Position to, Instant at);

    /** Notes in the caller's transaction that what this event did is not in the site's rows, by choice: it was left out, or only told of. */
    void lacks(long seq);

    /** The last event of which {@link #lacks} was noted; 0 where all rows are here. */
    long lacking();

    /** In the caller's transaction: all rows are here, as they were taken from another site, and the log begins behind them. */
    void lacksNothing();

    /** Of the site of this database. */
    static ReplayPosition over(DataSource source) {
        return new JdbcReplayPosition(source);
    }
}
