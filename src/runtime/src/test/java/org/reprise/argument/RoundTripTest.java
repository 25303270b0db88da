package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reprise.TestMethods;
import org.reprise.argument.GoodTypes.Good;
import org.reprise.argument.GoodTypes.Line;
import org.reprise.argument.GoodTypes.Order;
import org.reprise.argument.GoodTypes.Size;
import org.reprise.event.ReplicatedMethod;

@SuppressWarnings({"unused", "NonApiType", "JavaUtilDate"})
class RoundTripTest {
    static class HasTransient {
        private int value;
        private transient int seen;
    }

    static class HasIgnored {
        private int value;

        @JsonIgnore
        private String note = "";
    }

    static class Cents extends StdSerializer<BigDecimal> {
        Cents() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(value.setScale(2, RoundingMode.HALF_UP));
        }
    }

    record Priced(@JsonSerialize(using = Cents.class) BigDecimal price) {}

    record Basket(List<Priced> lines) {}

    static class Owned extends ArrayList<String> {
        private String owner;
    }

    static class Renamed {
        private String first;

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        private String second;
    }

    enum Merged {
        @JsonProperty("one")
        FIRST,
        @JsonProperty("one")
        SECOND
    }

    static class Parts {
        private String[] parts = {};

        @JsonValue
        String text() {
            return String.join(",", parts);
        }

        @JsonCreator
        static Parts of(String text) {
            Parts made = new Parts();
            made.parts = text.split(",");
            return made;
        }
    }

    static class WriteFails {
        private String value;

        @JsonValue
        String text() {
            throw new UnsupportedOperationException("not for JSON");
        }

        @JsonCreator
        static WriteFails of(String text) {
            return new WriteFails();
        }
    }

    static class Lossy {
        void hasTransient(HasTransient value) {}

        void hasIgnored(List<HasIgnored> values) {}

        void basket(Basket order) {}

        void owned(Owned names) {}

        void renamed(Map<String, Renamed> values) {}

        void merged(Merged merged) {}

        void parts(Optional<Parts> maybe) {}

        void writeFails(List<WriteFails> values) {}
    }

    private final ArgumentJson json = new ArgumentJson();
    private final RoundTrip roundTrip = new RoundTrip(json);

    static List<String> good() {
        return Stream.of(Good.class.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("good")
    void everySampleOfAGoodTypeComesBackAsItWas(String name) {
        assertThat(objection(Good.class, name)).isEmpty();
    }

    /** Without this the case above could pass for want of samples. */
    @ParameterizedTest
    @MethodSource("good")
    void everyGoodTypeButOneHasSamples(String name) {
        ReplicatedMethod method = TestMethods.of(Good.class, name);
        List<Object> samples =
                new ArgumentSamples(json.mapper()).of(method.parameters().get(0));
        assertThat(samples.stream().filter(java.util.Objects::nonNull).count())
                .isGreaterThanOrEqualTo(name.equals("neverMade") ? 0 : name.equals("validating") ? 2 : 1);
        if (name.equals("neverMade")) {
            assertThat(samples).containsOnlyNulls();
        }
    }

    @Test
    void samplesAreTheSameAtEachDeployment() throws IOException {
        var type = TestMethods.of(Good.class, "record").parameters().get(0);
        assertThat(new ArgumentSamples(json.mapper()).of(type))
                .usingRecursiveComparison()
                .isEqualTo(new ArgumentSamples(new ArgumentJson().mapper()).of(type));
    }

    @Test
    void samplesHoldEachConstantAndAnEmptyAndANullAtEachPlace() {
        var type = TestMethods.of(Good.class, "record").parameters().get(0);
        List<Order> orders = new ArgumentSamples(json.mapper())
                .of(type).stream()
                        .filter(Order.class::isInstance)
                        .map(Order.class::cast)
                        .toList();
        assertThat(orders).anySatisfy(order -> assertThat(order.lines()).isNull());
        assertThat(orders).anySatisfy(order -> assertThat(order.lines()).isEmpty());
        assertThat(orders).anySatisfy(order -> assertThat(order.seal()).isNull());
        List<Line> lines = orders.stream()
                .flatMap(order -> order.lines() == null ? Stream.of() : order.lines().stream())
                .filter(java.util.Objects::nonNull)
                .toList();
        assertThat(lines).extracting(Line::size).contains(Optional.of(Size.SMALL), Optional.<Size>empty());
        assertThat(lines).extracting(Line::price).containsAll(Arrays.asList(new BigDecimal("1.50"), null));
    }

    @Test
    void lostTransientFieldIsNamedWithWhatWentInAndOut() {
        assertThat(objection(Lossy.class, "hasTransient"))
                .contains("value.seen goes into an event as 1 and comes out as 0: make HasTransient.seen not transient,"
                        + " or, if it is only a cache, annotate it with @JsonIgnore too");
    }

    @Test
    void lostIgnoredFieldIsNamedWithItsPlaceInTheList() {
        assertThat(objection(Lossy.class, "hasIgnored"))
                .contains("values[0].note goes into an event as \"a\" and comes out as \"\": remove @JsonIgnore from"
                        + " HasIgnored.note, or, if it is only a cache, make it transient too");
    }

    @Test
    void lossByASerializerOfTheUserIsNamedWithItsPlace() {
        assertThat(objection(Lossy.class, "basket"))
                .contains("order.lines[0].price goes into an event as 1 and comes out as 1.00: pass plain values"
                        + " instead, or register a Jackson module that keeps it"
                        + " (META-INF/services/com.fasterxml.jackson.databind.Module)");
    }

    @Test
    void otherLossesAreFoundToo() {
        assertThat(objection(Lossy.class, "owned").orElse("")).startsWith("names.owner goes into an event as \"a\"");
        assertThat(objection(Lossy.class, "renamed").orElse("")).startsWith("values[a].second goes into");
        assertThat(objection(Lossy.class, "merged").orElse(""))
                .contains("Multiple fields representing property \"one\"");
        assertThat(objection(Lossy.class, "parts").orElse("")).startsWith("maybe.parts goes into an event as [");
    }

    @Test
    void whatCanNeverBeWrittenIsToldWithThePlaceAndTheReason() {
        assertThat(objection(Lossy.class, "writeFails"))
                .contains(
                        "values[] cannot be kept in an event: Failed to getValue() with method"
                                + " org.reprise.argument.RoundTripTest$WriteFails#text(): not for JSON: pass plain values instead, or"
                                + " register a Jackson module that keeps it (META-INF/services/com.fasterxml.jackson.databind.Module)");
    }

    private Optional<String> objection(Class<?> bean, String name) {
        ReplicatedMethod method = TestMethods.of(bean, name);
        String parameter = method.method().getParameters()[0].getName();
        Optional<String> byType =
                new ArgumentTypes(json).objection(method.parameters().get(0));
        return byType.or(() -> roundTrip.objection(method.parameters().get(0), parameter));
    }
}
