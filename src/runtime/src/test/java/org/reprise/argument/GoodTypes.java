package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Parameter types whose samples must come back as they were. */
@SuppressWarnings({"unused", "NonApiType", "JavaUtilDate"})
final class GoodTypes {
    private GoodTypes() {}

    enum Size {
        SMALL,
        LARGE {
            @Override
            int litres() {
                return 10;
            }
        };

        int litres() {
            return 1;
        }
    }

    record Line(String text, BigDecimal price, Optional<Size> size) {}

    record Order(
            long id,
            List<Line> lines,
            Map<LocalDate, Set<Size>> sizes,
            byte @org.jspecify.annotations.Nullable [] seal) {}

    record Tree(String name, List<Tree> children) {}

    record Pair<A, B>(A left, B right) {}

    static class WithoutSetters {
        private final List<String> names = new ArrayList<>();
        private int count;
        private double[] weights = {};
    }

    static final class Immutable {
        private final String code;
        private final ZonedDateTime at;

        Immutable(String code, ZonedDateTime at) {
            this.code = code;
            this.at = at;
        }
    }

    record Email(String address) {
        Email {
            if (!address.contains("@")) {
                throw new IllegalArgumentException("no address: " + address);
            }
        }
    }

    record Iban(String text) {
        Iban {
            if (!text.matches("[A-Z]{2}[0-9]{20}")) {
                throw new IllegalArgumentException("no IBAN");
            }
        }
    }

    static final class Named {
        private final String name;

        @JsonCreator
        Named(@JsonProperty("n") String given) {
            name = given;
        }

        @JsonProperty("n")
        String name() {
            return name;
        }
    }

    static final class Code {
        private final int number;

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Code(int number) {
            this.number = number;
        }

        @JsonValue
        int number() {
            return number;
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(float side, Shape inner) implements Shape {}

    static class Counted {
        private int value;

        @JsonIgnore
        private transient int cachedHash;
    }

    static class GenericBase<T> {
        private T content;
    }

    static class TextBox extends GenericBase<List<String>> {
        private String label;
    }

    static class Good {
        void integer(int a) {}

        void longs(Long a) {}

        void decimals(BigDecimal a) {}

        void integers(BigInteger a) {}

        void text(String a) {}

        void character(char a) {}

        void characters(Character a) {}

        void floats(float a) {}

        void doubles(Double a) {}

        void bool(boolean a) {}

        void bytes(byte[] a) {}

        void chars(char[] a) {}

        void doubleArray(double[] a) {}

        void floatArray(float[] a) {}

        void longArray(long[] a) {}

        void matrix(int[][] a) {}

        void flags(boolean[] a) {}

        void texts(String[] a) {}

        void enumeration(Size a) {}

        void day(DayOfWeek a) {}

        void instant(Instant a) {}

        void localDate(LocalDate a) {}

        void localTime(LocalTime a) {}

        void localDateTime(LocalDateTime a) {}

        void offset(OffsetDateTime a) {}

        void offsetTime(OffsetTime a) {}

        void zoned(ZonedDateTime a) {}

        void zone(ZoneId a) {}

        void zoneOffset(ZoneOffset a) {}

        void duration(Duration a) {}

        void period(Period a) {}

        void year(Year a) {}

        void yearMonth(YearMonth a) {}

        void monthDay(MonthDay a) {}

        void date(Date a) {}

        void timestamp(Timestamp a) {}

        void sqlDate(java.sql.Date a) {}

        void sqlTime(Time a) {}

        void calendar(Calendar a) {}

        void uuid(UUID a) {}

        void uri(URI a) {}

        void locale(Locale a) {}

        void currency(Currency a) {}

        void node(JsonNode a) {}

        void optional(Optional<BigDecimal> a) {}

        void optionalInt(OptionalInt a) {}

        void reference(AtomicReference<String> a) {}

        void list(List<Integer> a) {}

        void arrayList(ArrayList<String> a) {}

        void linkedList(LinkedList<Timestamp> a) {}

        void collection(Collection<UUID> a) {}

        void queue(Queue<Long> a) {}

        void deque(ArrayDeque<Long> a) {}

        void set(Set<String> a) {}

        void hashSet(HashSet<Double> a) {}

        void treeSet(TreeSet<BigDecimal> a) {}

        void enumSet(EnumSet<Size> a) {}

        void map(Map<String, Double> a) {}

        void hashMap(HashMap<Instant, List<String>> a) {}

        void treeMap(TreeMap<Long, String> a) {}

        void sortedMap(SortedMap<UUID, String> a) {}

        void enumMap(EnumMap<Size, Line> a) {}

        void concurrentMap(ConcurrentHashMap<Integer, String> a) {}

        void keys(Map<Character, Map<Double, Map<BigDecimal, Map<Size, Boolean>>>> a) {}

        void zonedKeys(Map<ZonedDateTime, Map<LocalDate, Map<YearMonth, String>>> a) {}

        void oldKeys(Map<Date, Map<Locale, Map<Currency, URI>>> a) {}

        void nested(List<Map<String, Set<Optional<Line>>>> a) {}

        void record(Order a) {}

        void tree(Tree a) {}

        void generic(Pair<List<Size>, Map<String, Instant>> a) {}

        void withoutSetters(WithoutSetters a) {}

        void immutable(Immutable a) {}

        void validating(List<Email> a) {}

        void neverMade(Iban a) {}

        void named(Named a) {}

        void code(Map<String, Code> a) {}

        void shapes(List<Shape> a) {}

        void counted(Counted a) {}

        void inherited(TextBox a) {}
    }
}
