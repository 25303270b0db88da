package org.reprise.statement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.reprise.statement.StatementColumn.Family;

/**
 * A column, parameter or literal of a statement.
 *
 * @param column its name in upper case; empty when it is none
 * @param scale  digits of a fraction that it has
 */
record StatementOperand(String column, Family family, int scale, boolean anyCase) {
    private static final int NANOS = 9;

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
            return of(Family.TEXT, 0);
        }
        return time(value);
    }

    private static StatementOperand time(Object value) {
        if (value instanceof Timestamp time) {
            return of(Family.TIMESTAMP, digits(time.getNanos()));
        } else if (value instanceof LocalDateTime time) {
            return of(Family.TIMESTAMP, digits(time.getNano()));
        } else if (value instanceof Instant time) {
            return of(Family.INSTANT, digits(time.getNano()));
        } else if (value instanceof OffsetDateTime time) {
            return of(Family.INSTANT, digits(time.getNano()));
        } else if (value instanceof LocalDate || value instanceof java.sql.Date) {
            return of(Family.DATE, 0);
        } else if (value instanceof LocalTime time) {
            return of(Family.TIME, digits(time.getNano()));
        } else if (value instanceof java.sql.Time) {
            return of(Family.TIME, 0);
        }
        return of(Family.OTHER, 0);
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
