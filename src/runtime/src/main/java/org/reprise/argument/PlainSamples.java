package org.reprise.argument;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TimeZone;
import java.util.UUID;

/** Values of the plain types: first what any validation would accept, then what a careless format would lose. */
final class PlainSamples {
    private static final Instant AT = Instant.parse("2026-02-03T04:05:06.123456789Z");
    private static final ZonedDateTime SECOND_TWO_O_CLOCK = ZonedDateTime.of(
                    2026, 10, 25, 2, 30, 0, 7, ZoneId.of("Europe/Berlin"))
            .withLaterOffsetAtOverlap();
    private static final Map<Class<?>, List<?>> VALUES = new HashMap<>();

    static {
        put(
                String.class,
                List.of(
                        "a",
                        "EUR",
                        "12",
                        "a.b@c.example",
                        "2026-01-31",
                        "",
                        " ",
                        "ü\u2028\"\\/\n\t\0",
                        "\uD83D\uDE00",
                        "\uD83D"));
        put(Boolean.class, List.of(true, false));
        put(Byte.class, List.of((byte) 1, Byte.MIN_VALUE, Byte.MAX_VALUE));
        put(Short.class, List.of((short) 1, Short.MIN_VALUE, Short.MAX_VALUE));
        put(Integer.class, List.of(1, 0, 42, Integer.MIN_VALUE, Integer.MAX_VALUE));
        put(Long.class, List.of(1L, 0L, 42L, (1L << 53) + 1, Long.MIN_VALUE, Long.MAX_VALUE));
        put(Character.class, List.of('a', ' ', '"', '\0', 'ü', '\uD83D'));
        put(Float.class, List.of(1f, 0.1f, -0f, Float.MIN_VALUE, Float.NaN, Float.NEGATIVE_INFINITY));
        put(Double.class, List.of(1d, 0.1, -0d, Double.MIN_VALUE, Double.NaN, Double.POSITIVE_INFINITY));
        put(BigDecimal.class, decimals("1", "1.50", "0.00", "-12345678901234567890.123456789", "1E+3", "1E-30"));
        put(
                BigInteger.class,
                List.of(BigInteger.ONE, BigInteger.ZERO, BigInteger.TWO.pow(200).negate()));
        put(UUID.class, List.of(new UUID(0x0123456789ab4cdeL, 0x8123456789abcdefL), new UUID(-1, -1)));
        put(URI.class, List.of(URI.create("https://a.example/b?c=%20#d"), URI.create("urn:x:y")));
        put(Locale.class, List.of(Locale.GERMANY, Locale.ROOT, Locale.forLanguageTag("zh-Hant-TW")));
        put(Currency.class, List.of(Currency.getInstance("EUR"), Currency.getInstance("JPY")));
        put(OptionalInt.class, List.of(OptionalInt.of(1), OptionalInt.empty()));
        put(OptionalLong.class, List.of(OptionalLong.of(Long.MAX_VALUE), OptionalLong.empty()));
        put(OptionalDouble.class, List.of(OptionalDouble.of(0.1), OptionalDouble.empty()));
        put(byte[].class, List.of(new byte[] {0, -1, 127}, new byte[0]));
        put(char[].class, List.of(new char[] {'a', '\uD83D'}, new char[0]));
        putTimes();
        putOldTimes();
        put(
                com.fasterxml.jackson.databind.JsonNode.class,
                List.of(
                        JsonNodeFactory.instance.objectNode().put("a", 1).putNull("b"),
                        JsonNodeFactory.instance.arrayNode().add("x").add(true)));
    }

    private PlainSamples() {}

    private static void putTimes() {
        put(Instant.class, List.of(AT, Instant.EPOCH, Instant.parse("1900-01-01T00:00:00.000000001Z")));
        put(LocalDate.class, List.of(LocalDate.of(2026, 2, 3), LocalDate.of(1, 1, 1), LocalDate.of(12026, 1, 1)));
        put(LocalTime.class, List.of(LocalTime.of(4, 5), LocalTime.MIDNIGHT, LocalTime.MAX));
        put(LocalDateTime.class, List.of(LocalDateTime.of(2026, 2, 3, 4, 5), LocalDateTime.of(1, 1, 1, 0, 0, 0, 1)));
        put(OffsetDateTime.class, List.of(AT.atOffset(ZoneOffset.UTC), AT.atOffset(ZoneOffset.ofHours(-11))));
        put(
                OffsetTime.class,
                List.of(AT.atOffset(ZoneOffset.ofHoursMinutes(5, 30)).toOffsetTime()));
        put(
                ZonedDateTime.class,
                List.of(SECOND_TWO_O_CLOCK, AT.atZone(ZoneId.of("UTC")), AT.atZone(ZoneOffset.ofHours(2))));
        put(ZoneId.class, List.of(ZoneId.of("Asia/Kolkata"), ZoneId.of("UTC"), ZoneOffset.ofHours(2)));
        put(ZoneOffset.class, List.of(ZoneOffset.UTC, ZoneOffset.ofHoursMinutesSeconds(-5, -30, -1)));
        put(Duration.class, List.of(Duration.ofSeconds(90, 1), Duration.ofNanos(-1), Duration.ofDays(400)));
        put(Period.class, List.of(Period.of(1, 14, 40), Period.ZERO));
        put(Year.class, List.of(Year.of(2026), Year.of(1)));
        put(YearMonth.class, List.of(YearMonth.of(2026, 2), YearMonth.of(12026, 12)));
        put(MonthDay.class, List.of(MonthDay.of(2, 29)));
        put(DayOfWeek.class, List.of(DayOfWeek.values()));
        put(Month.class, List.of(Month.values()));
    }

    private static void putOldTimes() {
        put(Date.class, List.of(Date.from(AT), new Date(-1)));
        put(Timestamp.class, List.of(Timestamp.from(AT), new Timestamp(-1)));
        put(java.sql.Date.class, List.of(java.sql.Date.valueOf("2026-02-03"), java.sql.Date.valueOf("1900-01-01")));
        put(Time.class, List.of(Time.valueOf("04:05:06"), Time.valueOf("00:00:00")));
        List<GregorianCalendar> calendars =
                List.of(calendar("Europe/Berlin", 1), calendar("UTC", -1), calendar("GMT+05:30", 0));
        put(GregorianCalendar.class, calendars);
        put(Calendar.class, calendars);
    }

    private static GregorianCalendar calendar(String zone, long millis) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(zone));
        calendar.setTimeInMillis(millis);
        return calendar;
    }

    private static List<BigDecimal> decimals(String... texts) {
        return List.of(texts).stream().map(BigDecimal::new).toList();
    }

    private static <T> void put(Class<T> type, List<? extends T> values) {
        VALUES.put(type, values);
    }

    /** None for a type that is not known here. */
    static List<?> of(Class<?> raw) {
        if (raw.isEnum()) {
            return List.of(raw.getEnumConstants());
        }
        return VALUES.getOrDefault(box(raw), List.of());
    }

    private static Class<?> box(Class<?> raw) {
        return java.lang.invoke.MethodType.methodType(raw).wrap().returnType();
    }
}
