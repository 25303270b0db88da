package org.reprise.finding;

import java.time.Instant;
import java.util.List;
import org.reprise.portion.Position;
import org.reprise.proof.RowChange;

/**
 * Rows that may not be the primary's although no event says what they should be, to be looked at at both sites.
 *
 * @param position of the event that was healed
 * @param rows     as {@link org.reprise.proof.DoubtedRows} names them
 * @param at       when it was healed, by this site's clock
 */
public record Doubt(Position position, List<RowChange> rows, Instant at) {
    public Doubt {
        rows = List.copyOf(rows);
    }
}
