package org.reprise.eclipselink;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import org.reprise.proof.Value;
import org.reprise.proof.Value.Kind;

/**
 * How much of a value a column keeps.
 *
 * @param type   of {@link Types}
 * @param length digits or characters; 0 when not limited
 * @param scale  decimals of a number, or digits of a fraction of a second
 * @param rounding what happens to more digits
 * @param zoned  whether its times are instants
 */
record ColumnLimit(int type, int length, int scale, Rounding rounding, boolean zoned) {
    /** Of a column that is not known. */
    static final ColumnLimit NONE = new ColumnLimit(Types.NULL, 0, 0, Rounding.HALF_UP);

    /** Of a column without a zone. */
    ColumnLimit(int type, int length, int scale, Rounding rounding) {
        this(type, length, scale, rounding, false);
    }

    private static final MathContext READ = new MathContext(6);
    private static final int MICROS = 6;
    private static final int SURE = 15;
    private static final long NANOS = 1_000_000_000;

    /**
     * What the column holds after {@code written} was written; an equal object when it keeps all. The blanks with which a CHAR is
     * filled are left out.
     */
    Object kept(Object written) {
        return switch (type) {
            case Types.DECIMAL, Types.NUMERIC -> length == 0 ? written : number(written);
            case Types.REAL -> written instanceof Double number ? (Object) (double) number.floatValue() : wide(written);
            case Types.FLOAT, Types.DOUBLE -> wide(written);
            case Types.CHAR, Types.NCHAR -> isText(written) ? cut(unpadded(written.toString())) : written;
            case Types.VARCHAR, Types.NVARCHAR -> written instanceof String text ? cut(text) : written;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE, Types.TIME, Types.TIME_WITH_TIMEZONE -> time(written);
            default -> written;
        };
    }

    /** Whether it holds texts as they are. */
    boolean isText() {
        return switch (type) {
            case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.CLOB, Types.NCLOB ->
                true;
            default -> false;
        };
    }

    /** Whether what was read may be what was written: MariaDB's text protocol gives six digits of a column of single precision. */
    boolean isSame(Value read, Value written) {
        return type == Types.REAL
                && read.kind() == Kind.FLOAT
                && written.kind() == Kind.FLOAT
                && Double.compare(digits(read), digits(written)) == 0;
    }

    private static double digits(Value number) {
        double value = Double.parseDouble(number.text());
        return Double.isFinite(value) ? new BigDecimal(value).round(READ).doubleValue() : value;
    }

    /** Whether the two differ in more than the filling of a CHAR. */
    boolean isLoss(Object written, Object kept) {
        return kept != written
                && !kept.equals(written)
                && !(isText(written) && unpadded(written.toString()).equals(unpadded(kept.toString())));
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof Character;
    }

    private Object number(Object written) {
        if (written instanceof BigDecimal decimal) {
            return decimal.scale() > scale ? decimal.setScale(scale, rounding.number()) : decimal;
        } else if ((written instanceof Double || written instanceof Float)
                && Double.isFinite(((Number) written).doubleValue())) {
            BigDecimal decimal = new BigDecimal(written.toString());
            return decimal.scale() > scale
                    ? (Object) decimal.setScale(scale, rounding.number()).doubleValue()
                    : written;
        }
        return written;
    }

    /** A number of more digits than a double is sure to have becomes one. */
    private static Object wide(Object written) {
        return written instanceof BigDecimal decimal && decimal.precision() > SURE
                ? (Object) decimal.doubleValue()
                : written;
    }

    private static String unpadded(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private String cut(String text) {
        return length > 0 && text.codePointCount(0, text.length()) > length
                ? text.substring(0, text.offsetByCodePoints(0, length))
                : text;
    }

    private Object time(Object written) {
        if (written instanceof Timestamp time) {
            LocalDateTime local = time.toLocalDateTime();
            LocalDateTime kept = rounded(local, time.getNanos());
            return kept.equals(local) ? time : Timestamp.valueOf(kept);
        } else if (written instanceof LocalDateTime time) {
            return rounded(time, time.getNano());
        } else if (written instanceof LocalTime time) {
            return rounded(time, time.getNano());
        } else if (written instanceof Instant time) {
            return rounded(time, time.getNano());
        } else if (written instanceof OffsetDateTime time) {
            return rounded(time, time.getNano());
        } else if (written instanceof ZonedDateTime time) {
            return rounded(time, time.getNano());
        }
        return written;
    }

    private <T extends Temporal> T rounded(T time, int nanos) {
        long unit = NANOS;
        for (int digit = 0; digit < Math.min(scale, MICROS); digit++) {
            unit /= 10;
        }
        long half = rounding.time() == RoundingMode.HALF_UP ? unit / 2 : 0;
        long kept = (nanos + half) / unit * unit;
        if (kept == nanos) {
            return time;
        }
        @SuppressWarnings("unchecked")
        T rounded = (T) time.plus(kept - nanos, ChronoUnit.NANOS);
        return rounded;
    }
}
