package org.reprise.eclipselink;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.jspecify.annotations.Nullable;
import org.reprise.api.RepriseException;
import org.reprise.proof.RowChange;
import org.reprise.proof.RowChange.Operation;
import org.reprise.proof.ServerZone;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/** Makes values of one row canonical: what its columns hold, or at least are given. For one statement. */
final class ColumnValues {
    private final String table;
    private final Map<String, ColumnLimit> limits;
    private final BinaryOperator<String> texts;
    private final LossyColumns lossy;
    private final List<Loss> losses = new ArrayList<>();
    private final Map<String, Object> unforeseen = new HashMap<>();

    /** A value that its column did not keep whole. */
    private record Loss(String column, String written, Value kept) {}

    /** @param texts what a column, named first, keeps of a text */
    ColumnValues(String table, Map<String, ColumnLimit> limits, BinaryOperator<String> texts, LossyColumns lossy) {
        this.table = table;
        this.limits = limits;
        this.texts = texts;
        this.lossy = lossy;
    }

    String table() {
        return table;
    }

    private ColumnLimit limit(String column) {
        return limits.getOrDefault(column, ColumnLimit.NONE);
    }

    /** The columns of which only the database knows what they made of a value. */
    Set<String> unforeseen() {
        return unforeseen.keySet();
    }

    /** What a column that is read is expected to hold; null where nothing is. An instant stays one in a column without a zone. */
    @Nullable
    Value expected(String column, Map<String, Value> written) {
        Value value = written.get(column);
        Object given = unforeseen.get(column);
        boolean plain = value != null && value.kind() == Kind.INSTANT || isPlainText(column, given);
        return given == null || plain ? value : null;
    }

    private boolean isPlainText(String column, @Nullable Object written) {
        return written instanceof String && limit(column).isText();
    }

    /** An unforeseen column was read. */
    void read(String column, Value held) {
        Object written = unforeseen.get(column);
        if (written != null
                && (held.kind() != Kind.TEXT || isPlainText(column, written))
                && !CarriedTypes.isTypedText(written.getClass())
                && !isHeld(held, given(limit(column), written))) {
            losses.add(new Loss(column, shown(written), held));
        }
    }

    /** A column of decimals holds a double as its own kind of number. */
    private static boolean isHeld(Value held, Object given) {
        boolean decimal = held.kind() == Kind.NUMBER
                && (given instanceof Double || given instanceof Float)
                && Double.isFinite(((Number) given).doubleValue());
        return held.isSame(
                decimal
                        ? Value.of(new BigDecimal(given.toString()))
                        : Value.of(given).withoutPadding());
    }

    /** Says what the columns that were written did not keep, once their row is known. */
    void tell(RowChange change) {
        for (Loss loss : losses) {
            if (change.after().containsKey(loss.column())
                    || change.operation() == Operation.INSERT && change.key().containsKey(loss.column())) {
                lossy.saw(table, loss.column(), change.keyText(), loss.written(), loss.kept());
            }
        }
        losses.clear();
    }

    private static String shown(Object written) {
        return written instanceof byte[] bytes ? bytes.length + " bytes" : written.toString();
    }

    /** A text as the column's character set has it. */
    private Object spelled(String column, Object given) {
        if (!(given instanceof String || given instanceof Character)) {
            return given;
        }
        String text = given.toString();
        String kept = texts.apply(column, text);
        return kept.equals(text) ? given : kept;
    }

    /** EclipseLink makes a timestamp of any time, in the zone of this server. */
    private static Object given(ColumnLimit limit, Object written) {
        if (limit.zoned()) {
            return zoned(written);
        } else if (written instanceof LocalDateTime time) {
            return ServerZone.local(ServerZone.instant(time));
        } else if (written instanceof OffsetDateTime time && limit.type() == Types.TIMESTAMP) {
            return ServerZone.instant(ServerZone.local(time.toInstant()));
        }
        return written instanceof OffsetTime time ? time.toLocalTime() : written;
    }

    private static Object zoned(Object written) {
        if (written instanceof LocalDateTime time) {
            return ServerZone.instant(time);
        } else if (written instanceof Calendar calendar) {
            return calendar.toInstant();
        } else if (written instanceof Timestamp || written.getClass() == Date.class) {
            return ((Date) written).toInstant();
        }
        return written;
    }

    /**
     * What {@code column} held before {@code after} was written.
     *
     * @param read from it, which may be fewer digits than it holds
     */
    Value before(String column, @Nullable Object read, Value after) {
        Value before = of(column, read);
        return limit(column).isSame(before, after) ? after : before;
    }

    /**
     * What {@code column} holds after {@code written} was handed to JDBC. EclipseLink hands a field instead of null, to say the type.
     */
    Value of(String column, @Nullable Object written) {
        if (written == null || written instanceof DatabaseField) {
            return Value.NULL;
        }
        if (CarriedTypes.isTypedText(written.getClass())) {
            unforeseen.put(column, written);
            return Value.of(String.valueOf(written));
        }
        ColumnLimit limit = limit(column);
        Object given = given(limit, written);
        Object kept = limit.kept(spelled(column, given));
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
        if (!Foresight.covers(limit, written)) {
            unforeseen.put(column, written);
        } else if (limit.isLoss(given, kept)) {
            losses.add(new Loss(column, shown(written), value));
        }
        return value;
    }
}
