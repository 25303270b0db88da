package org.reprise.eclipselink;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.UUID;

/**
 * Whether what a column makes of a value can be said without reading it. It cannot where the driver or the database converts in its own
 * way: kinds that are not the column's own, instants, the ends of ranges, days of old calendars, types that reformat.
 */
final class Foresight {
    /** Java's old classes for times, drivers and makes agree on what came later. */
    private static final int OLD = 1900;

    /** Of a letter in UTF-8, at most. */
    private static final int BYTES = 3;

    private static final int LAST = 9998;
    private static final int HOUR = 23;

    private Foresight() {}

    static boolean covers(ColumnLimit column, Object written) {
        return switch (column.type()) {
            case Types.NULL -> true;
            case Types.DECIMAL, Types.NUMERIC -> isNumber(written) && hasRoom(column, written);
            case Types.TINYINT -> isWhole(written, Byte.MAX_VALUE);
            case Types.SMALLINT -> isWhole(written, Short.MAX_VALUE);
            case Types.INTEGER -> isWhole(written, Integer.MAX_VALUE);
            case Types.BIGINT -> isWhole(written, Long.MAX_VALUE);
            case Types.FLOAT, Types.DOUBLE ->
                isNumber(written)
                        || written instanceof Double
                        || written instanceof Float && !column.rounding().texts();
            case Types.REAL -> written instanceof Number;
            case Types.CHAR, Types.NCHAR, Types.VARCHAR, Types.NVARCHAR -> isText(written);
            case Types.LONGVARCHAR, Types.CLOB, Types.NCLOB ->
                isText(written) && !(written instanceof String text && isLonger(column, (long) text.length() * BYTES));
            case Types.BINARY -> isFilled(written, column.length());
            case Types.BOOLEAN, Types.BIT -> true;
            case Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                !(written instanceof byte[] bytes && isLonger(column, bytes.length));
            case Types.DATE -> isPlainDay(written);
            case Types.TIME ->
                written instanceof LocalTime time ? time.getHour() < HOUR : written instanceof java.sql.Time;
            case Types.TIMESTAMP -> !column.zoned() && isPlainTime(written);
            default -> written instanceof UUID;
        };
    }

    private static boolean isNumber(Object written) {
        return written instanceof BigDecimal
                || written instanceof BigInteger
                || written instanceof Long
                || written instanceof Integer
                || written instanceof Short
                || written instanceof Byte
                || written instanceof Boolean;
    }

    private static boolean isText(Object written) {
        return written instanceof String
                || written instanceof Character
                || written instanceof char[]
                || written instanceof UUID;
    }

    /** Most makes refuse what is longer; MariaDB cuts it where it is not told to be strict. */
    private static boolean isLonger(ColumnLimit column, long length) {
        return column.length() > 0 && length > column.length();
    }

    private static boolean hasRoom(ColumnLimit column, Object written) {
        if (column.length() == 0 || written instanceof Boolean) {
            return true;
        }
        BigDecimal number = written instanceof BigDecimal decimal ? decimal : new BigDecimal(written.toString());
        return number.precision() - number.scale() <= column.length() - column.scale();
    }

    /** Of the column's range; a larger one is refused on most makes, and clamped on some. */
    private static boolean isWhole(Object written, long most) {
        if (written instanceof BigDecimal || written instanceof BigInteger) {
            BigDecimal number = new BigDecimal(written.toString());
            return number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(most)) <= 0;
        }
        return written instanceof Boolean || isNumber(written) && Math.abs(((Number) written).longValue()) <= most;
    }

    /** A fixed length is filled up. */
    private static boolean isFilled(Object written, int length) {
        int given =
                written instanceof byte[] bytes ? bytes.length : written instanceof Byte[] all ? all.length : length;
        return given == length || length <= 0 || length == Integer.MAX_VALUE;
    }

    private static boolean isPlainDay(Object written) {
        return written instanceof LocalDate day && isPlain(day)
                || written instanceof Date date && isPlain(date.toLocalDate());
    }

    private static boolean isPlainTime(Object written) {
        if (written instanceof LocalDateTime time) {
            return isPlain(time.toLocalDate());
        } else if (written instanceof OffsetDateTime time) {
            return isPlain(time.toLocalDate());
        } else if (written instanceof Timestamp time) {
            return isPlain(time.toLocalDateTime().toLocalDate());
        } else if (written instanceof Calendar time) {
            return isPlain(
                    new Timestamp(time.getTimeInMillis()).toLocalDateTime().toLocalDate());
        }
        return written instanceof java.util.Date time
                && written.getClass() == java.util.Date.class
                && isPlain(new Timestamp(time.getTime()).toLocalDateTime().toLocalDate());
    }

    private static boolean isPlain(LocalDate day) {
        return day.getYear() >= OLD && day.getYear() <= LAST;
    }
}
