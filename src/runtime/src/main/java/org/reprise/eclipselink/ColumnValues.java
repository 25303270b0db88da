package org.reprise.eclipselink;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.Map;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.Value;

/** Makes values of one table canonical: what its columns hold. */
final class ColumnValues {
    private final String table;
    private final Map<String, ColumnLimit> limits;
    private final LossyColumns lossy;

    ColumnValues(String table, Map<String, ColumnLimit> limits, LossyColumns lossy) {
        this.table = table;
        this.limits = limits;
        this.lossy = lossy;
    }

    String table() {
        return table;
    }

    /** EclipseLink makes a timestamp of it, which no hour has that the zone of this server leaves out. */
    private static Object handedOver(Object written) {
        return written instanceof LocalDateTime time ? Timestamp.valueOf(time).toLocalDateTime() : written;
    }

    /**
     * What {@code column} held before {@code after} was written.
     *
     * @param read from it, which may be fewer digits than it holds
     */
    Value before(String column, @Nullable Object read, Value after) {
        Value before = of(column, read);
        return limits.getOrDefault(column, ColumnLimit.NONE).isSame(before, after) ? after : before;
    }

    /**
     * What {@code column} holds after {@code written} was handed to JDBC. EclipseLink hands a field instead of null, to say the type.
     */
    Value of(String column, @Nullable Object written) {
        if (written == null || written instanceof DatabaseField) {
            return Value.NULL;
        }
        ColumnLimit limit = limits.getOrDefault(column, ColumnLimit.NONE);
        Object kept = limit.kept(handedOver(written));
        Value value;
        try {
            value = Value.of(kept);
        } catch (IllegalArgumentException e) {
            throw new RepriseException(
                    "REPR0803: Column " + column + " of " + table + " is written with a "
                            + written.getClass().getName()
                            + ", which has no form that every make of database holds. Give the attribute a converter to a basic type.",
                    e);
        }
        if (limit.isLoss(written, kept)) {
            lossy.saw(table, column, written.toString(), value);
        }
        return value;
    }
}
