package org.reprise.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reprise.statement.StatementColumn.Family;

/**
 * A column, parameter or literal of a statement.
 *
 * @param column its name in upper case; empty when it is none
 * @param scale  digits of a fraction that it has, or letters of a text
 */
record StatementOperand(String column, Family family, int scale, boolean anyCase) {
    private static final int NANOS = 9;

    /** Which day an older one is, databases do not agree on; with some room for zones. */
    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 17);

    static StatementOperand of(String name, StatementColumn column) {
        return new StatementOperand(name, column.family(), column.scale(), column.anyCase());
    }

    static StatementOperand of(Family family, int scale) {
        return new StatementOperand("", family, scale, false);
    }

    /** Of what is handed to JDBC. */
    static StatementOperand of(@Nullable Object value) {
        if (value == null) {
            return of(Family.NULL, 0);
        } else if (value instanceof BigDecimal number) {
            return of(Family.NUMBER, scale(number));
        } else if (value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof BigInteger
                || value instanceof Boolean) {
            return of(Family.NUMBER, 0);
        } else if (value instanceof String || value instanceof Character || value instanceof UUID) {
            return text(value.toString());
        }
        return time(value);
    }

    private static StatementOperand text(String text) {
        return of(PortableText.hasHalves(text) ? Family.OTHER : Family.TEXT, text.length());
    }

    private static StatementOperand time(Object value) {
        if (value instanceof Timestamp time) {
            return timestamp(time.toLocalDateTime());
        } else if (value instanceof LocalDateTime time) {
            return timestamp(time);
        } else if (value instanceof Instant time) {
            return instant(time);
        } else if (value instanceof OffsetDateTime time) {
            return instant(time.toInstant());
        } else if (value instanceof LocalDate day) {
            return day(day);
        } else if (value instanceof java.sql.Date day) {
            return day(day.toLocalDate());
        } else if (value instanceof LocalTime time) {
            return of(Family.TIME, digits(time.getNano()));
        } else if (value instanceof java.sql.Time) {
            return of(Family.TIME, 0);
        }
        return of(Family.OTHER, 0);
    }

    private static StatementOperand timestamp(LocalDateTime time) {
        return dated(time.toLocalDate(), Family.TIMESTAMP, digits(time.getNano()));
    }

    private static StatementOperand instant(Instant time) {
        return dated(time.atOffset(ZoneOffset.UTC).toLocalDate(), Family.INSTANT, digits(time.getNano()));
    }

    private static StatementOperand day(LocalDate day) {
        return dated(day, Family.DATE, 0);
    }

    private static StatementOperand dated(LocalDate day, Family family, int scale) {
        return of(day.isBefore(GREGORIAN) ? Family.OTHER : family, scale);
    }

    static int scale(BigDecimal number) {
        return number.signum() == 0
                ? 0
                : Math.max(0, number.stripTrailingZeros().scale());
    }

    private static int digits(int nanos) {
        int digits = NANOS;
        int rest = nanos;
        while (digits > 0 && rest % 10 == 0) {
            rest /= 10;
            digits--;
        }
        return digits;
    }

    boolean isColumn() {
        return !column.isEmpty();
    }
}
