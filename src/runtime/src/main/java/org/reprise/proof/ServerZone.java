package org.reprise.proof;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;

/**
 * The zone of this server's JVM, in which EclipseLink takes times without a zone for instants and the other way round. An hour that a
 * change of clocks leaves out is the next one; one that it has twice is the second.
 */
public final class ServerZone {
    private ServerZone() {}

    /** What EclipseLink hands to JDBC for a time without a zone. */
    public static Instant instant(LocalDateTime time) {
        return Timestamp.valueOf(time).toInstant();
    }

    /** What a column without a zone holds of an instant. */
    public static LocalDateTime local(Instant time) {
        return Timestamp.from(time).toLocalDateTime();
    }
}
