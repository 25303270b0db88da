package org.reprise.finding;

import java.time.Instant;
import org.reprise.portion.Position;
import org.reprise.proof.Difference;

/**
 * One place where a replay did not write what the primary wrote, as it is kept for operators.
 *
 * @param position of the event
 * @param name     what the event is called
 * @param place    table and key of the row
 * @param column   of the row; {@code *} for the row as a whole
 * @param there    what the primary wrote
 * @param here     what the replay wrote
 * @param at       when it was found, by this site's clock
 */
public record FoundDifference(
        Position position, String name, String place, String column, String there, String here, Instant at) {

    /** Of one place where two rows differ. */
    public static FoundDifference of(Position position, String name, Difference difference, Instant at) {
        return new FoundDifference(
                position,
                name,
                difference.table() + " [" + difference.key() + "]",
                difference.column(),
                difference.there(),
                difference.here(),
                at);
    }
}
