package org.reprise.finding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.reprise.portion.Position;

/**
 * An event of a former primary that was submitted again and took effect.
 *
 * @param origin   its id
 * @param position of the event that came of it; {@link Position#START} where it was captured here and is not known
 * @param at       when this site heard of it, by its own clock
 */
public record ResubmittedEvent(String origin, Position position, Instant at) {
    /** All of them, for {@link #of}, in the order of their ids. */
    public static final String ROWS = "SELECT ORIGIN, EPOCH, SEQ, AT_MS FROM REPRISE_RESUBMITTED ORDER BY ORIGIN";

    public ResubmittedEvent {
        at = Instant.ofEpochMilli(at.toEpochMilli());
    }

    /** Of a row that {@link #ROWS} asked for. */
    public static ResubmittedEvent of(ResultSet row) throws SQLException {
        return new ResubmittedEvent(
                row.getString(1), new Position(row.getLong(2), row.getLong(3)), Instant.ofEpochMilli(row.getLong(4)));
    }
}
