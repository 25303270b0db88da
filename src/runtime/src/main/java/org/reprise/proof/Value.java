package org.reprise.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Calendar;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One value of a column, as every make of database holds it: numbers without trailing zeros, booleans as 0 and 1, times to the
 * microsecond. Two values are equal if and only if their kinds and texts are.
 *
 * @param text canonical, and the same in every version of Java; empty for {@link Kind#NULL}, base64 for {@link Kind#BYTES}, the
 *             exact number of a {@link Kind#FLOAT} as {@link Double#toHexString} writes it; in evidence of before that, decimal
 */
public record Value(Kind kind, String text) {

    /** What a value is, whatever Java class carried it. */
    public enum Kind {
        NULL,
        NUMBER,
        FLOAT,
        TEXT,
        BYTES,
        TIMESTAMP,
        DATE,
        TIME,
        INSTANT
    }

    /** SQL NULL. */
    public static final Value NULL = new Value(Kind.NULL, "");

    private static final Value ZERO = new Value(Kind.NUMBER, "0");
    private static final Value ONE = new Value(Kind.NUMBER, "1");
    private static final int MICRO = 1000;

    /** PostgreSQL's end of all time; with a minus before it, the beginning. */
    private static final String INFINITY = "infinity";

    private static final String NEVER = "-" + INFINITY;

    /** How its driver tells both in Java's old classes, in seconds. */
    private static final long LAST = 9_223_372_036_825_200L;

    private static final long FIRST = -9_223_372_036_832_400L;

    public Value {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The canonical form of what is handed to JDBC. Times without a zone are taken as they are; {@code java.util.Date} and its
     * kin are read in the zone of this server, as JDBC does.
     *
     * @throws IllegalArgumentException for a class that no column of a portable mapping holds; names it
     */
    public static Value of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        } else if (value instanceof String text) {
            return new Value(Kind.TEXT, text);
        } else if (value instanceof Number number) {
            return number(number);
        } else if (value instanceof Boolean yes) {
            return yes ? ONE : ZERO;
        } else if (value instanceof Character || value instanceof UUID) {
            return new Value(Kind.TEXT, value.toString());
        } else if (value instanceof byte[] bytes) {
            return new Value(Kind.BYTES, Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof char[] text) {
            return new Value(Kind.TEXT, new String(text));
        } else if (value instanceof Byte[] bytes) {
            return of(plain(bytes));
        } else if (value instanceof Character[] text) {
            return new Value(Kind.TEXT, Stream.of(text).map(String::valueOf).collect(Collectors.joining()));
        }
        return time(value);
    }

    private static byte[] plain(Byte[] bytes) {
        byte[] plain = new byte[bytes.length];
        for (int i = 0; i < plain.length; i++) {
            plain[i] = bytes[i];
        }
        return plain;
    }

    private static Value number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return new Value(Kind.FLOAT, Double.toHexString(number.doubleValue()));
        }
        if (number instanceof BigDecimal decimal) {
            return new Value(
                    Kind.NUMBER,
                    decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
        }
        String text = number.toString();
        return switch (text) {
            case "0" -> ZERO;
            case "1" -> ONE;
            default -> {
                if (number instanceof Long
                        || number instanceof Integer
                        || number instanceof Short
                        || number instanceof Byte
                        || number instanceof BigInteger) {
                    yield new Value(Kind.NUMBER, text);
                }
                throw new IllegalArgumentException(
                        "Values of " + number.getClass().getName() + " have no portable form");
            }
        };
    }

    private static Value time(Object value) {
        if (value instanceof java.util.Date date && !(value instanceof Time)) {
            Value end = end(value instanceof Date ? Kind.DATE : Kind.TIMESTAMP, Math.floorDiv(date.getTime(), 1000L));
            if (end != null) {
                return end;
            }
        }
        if (value instanceof Timestamp time) {
            return timestamp(time.toLocalDateTime());
        } else if (value instanceof LocalDateTime time) {
            return timestamp(time);
        } else if (value instanceof Instant time) {
            return instant(time);
        } else if (value instanceof OffsetDateTime time) {
            return time.equals(OffsetDateTime.MAX)
                    ? new Value(Kind.INSTANT, INFINITY)
                    : time.equals(OffsetDateTime.MIN) ? new Value(Kind.INSTANT, NEVER) : instant(time.toInstant());
        } else if (value instanceof ZonedDateTime time) {
            return instant(time.toInstant());
        } else if (value instanceof Date date) {
            return new Value(Kind.DATE, date.toLocalDate().toString());
        } else if (value instanceof LocalDate date) {
            return date.equals(LocalDate.MAX)
                    ? new Value(Kind.DATE, INFINITY)
                    : new Value(Kind.DATE, date.equals(LocalDate.MIN) ? NEVER : date.toString());
        } else if (value instanceof Time time) {
            return new Value(Kind.TIME, time.toLocalTime().toString());
        } else if (value instanceof LocalTime time) {
            return new Value(Kind.TIME, time.withNano(micros(time.getNano())).toString());
        } else if (value instanceof java.util.Date date) {
            return timestamp(LocalDateTime.ofInstant(date.toInstant(), ZoneId.systemDefault()));
        } else if (value instanceof Calendar calendar) {
            return timestamp(LocalDateTime.ofInstant(calendar.toInstant(), ZoneId.systemDefault()));
        }
        throw new IllegalArgumentException("Values of " + value.getClass().getName() + " have no portable form");
    }

    private static @Nullable Value end(Kind kind, long seconds) {
        return seconds == LAST ? new Value(kind, INFINITY) : seconds == FIRST ? new Value(kind, NEVER) : null;
    }

    /** Whether it is the end of all time or its beginning, which only PostgreSQL's days, times and instants are. */
    public boolean hasNoEnd() {
        return (kind == Kind.TIMESTAMP || kind == Kind.DATE || kind == Kind.INSTANT) && text.endsWith(INFINITY);
    }

    /** The same end in another kind. */
    public Value endless(Kind other) {
        return new Value(other, text);
    }

    private static Value timestamp(LocalDateTime time) {
        if (time.equals(LocalDateTime.MAX) || time.equals(LocalDateTime.MIN)) {
            return new Value(Kind.TIMESTAMP, time.equals(LocalDateTime.MAX) ? INFINITY : NEVER);
        }
        return new Value(Kind.TIMESTAMP, time.withNano(micros(time.getNano())).toString());
    }

    private static Value instant(Instant time) {
        Value end = end(Kind.INSTANT, time.getEpochSecond());
        return end != null
                ? end
                : new Value(
                        Kind.INSTANT,
                        Instant.ofEpochSecond(time.getEpochSecond(), micros(time.getNano()))
                                .toString());
    }

    private static int micros(int nano) {
        return nano - nano % MICRO;
    }

    /** As it is proved: zero has no sign, because not every make keeps it. */
    Value proved() {
        return kind == Kind.FLOAT && text.startsWith("-") && Double.parseDouble(text) == 0
                ? new Value(kind, text.substring(1))
                : this;
    }

    /** As a double was proved before the text of a float was exact: as the Java of that site wrote it. */
    Value asDouble() {
        return isExact() ? new Value(kind, Double.toString(Double.parseDouble(text))) : this;
    }

    /** As a float was proved before that, where it is one. */
    Value asSingle() {
        double number = isExact() ? Double.parseDouble(text) : 0;
        return isExact() && (float) number == number ? new Value(kind, Float.toString((float) number)) : asDouble();
    }

    private boolean isExact() {
        return kind == Kind.FLOAT && text.contains("x");
    }

    /** Whether both are one value, also where one of them was written down before the text of a float was exact. */
    public boolean isSame(Value other) {
        return equals(other)
                || asDouble().proved().equals(other.asDouble().proved())
                || isExact() != other.isExact()
                        && asSingle().proved().equals(other.asSingle().proved());
    }

    /** The text without blanks at its end, as a CHAR column gives it back on some makes. */
    public Value withoutPadding() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return kind == Kind.TEXT && end < text.length() ? new Value(kind, text.substring(0, end)) : this;
    }

    /** What JDBC takes for it; the column's type decides the rest. */
    public @Nullable Object toJdbc() {
        return switch (kind) {
            case NULL -> null;
            case NUMBER -> new BigDecimal(text);
            case FLOAT -> Double.valueOf(text);
            case TEXT -> text;
            case BYTES -> Base64.getDecoder().decode(text);
            case TIMESTAMP ->
                hasNoEnd() ? (isLast() ? LocalDateTime.MAX : LocalDateTime.MIN) : LocalDateTime.parse(text);
            case DATE -> hasNoEnd() ? (isLast() ? LocalDate.MAX : LocalDate.MIN) : LocalDate.parse(text);
            case TIME -> LocalTime.parse(text);
            case INSTANT -> hasNoEnd() ? Instant.ofEpochSecond(isLast() ? LAST : FIRST) : Instant.parse(text);
        };
    }

    /** Of the two that are endless. */
    boolean isLast() {
        return text.equals(INFINITY);
    }

    @Override
    public String toString() {
        return kind == Kind.NULL ? "NULL" : asDouble().text;
    }
}
