package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.TestMethods;
import org.reprise.argument.EntitySamples.Customer;
import org.reprise.argument.EntitySamples.Order;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.UnreadableEventException;

/** What becomes of an event whose arguments were of other types at the primary, or in an older application. */
@SuppressWarnings({"unused", "NullAway", "JavaUtilDate"})
class ChangedTypesTest {
    enum Size {
        SMALL,
        LARGE
    }

    record Line(String item, int count) {
        Line {
            if (count < 1) {
                throw new IllegalArgumentException("nothing is ordered");
            }
        }
    }

    record Plain(String item, @Nullable String note, long cents) {}

    static class Settable {
        private String item = "as initialised";
        private int count = 7;
    }

    record Wanting(String item, Optional<String> note, OptionalInt stars) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparing(String item, @Nullable String note) {}

    record SparingField(
            String item,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int count) {}

    record Inner(int width, int height) {}

    static class Unwrapped {
        private String item = "";

        @JsonUnwrapped
        private Inner inner = new Inner(0, 0);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Dog.class), @JsonSubTypes.Type(Cat.class)})
    sealed interface Animal {}

    record Dog(String name, boolean loud) implements Animal {}

    record Cat() implements Animal {}

    record Node(String name, List<Node> inner, Map<String, Inner> sizes) {}

    record Numbered(
            @JsonFormat(shape = JsonFormat.Shape.NUMBER) Instant at, Instant other) {}

    static class Methods {
        void primitive(int a) {}

        void integer(Integer a) {}

        void whole(BigInteger a) {}

        void shorter(short a) {}

        void ints(int[] a) {}

        void longs(List<Long> a) {}

        void flag(boolean a) {}

        void text(String a) {}

        void letter(char a) {}

        void size(Size a) {}

        void doubles(double[] a) {}

        void real(Double a) {}

        void floating(float a) {}

        void decimal(BigDecimal a) {}

        void instant(Instant a) {}

        void date(LocalDate a) {}

        void old(Date a) {}

        void map(Map<String, Integer> a) {}

        void list(List<String> a) {}

        void locale(Locale a) {}

        void line(Line a) {}

        void plain(Plain a) {}

        void settable(Settable a) {}

        void wanting(Wanting a) {}

        void sparing(Sparing a) {}

        void sparingField(SparingField a) {}

        void unwrapped(Unwrapped a) {}

        void animals(List<Animal> a) {}

        void node(Node a) {}

        void numbered(Numbered a) {}

        void order(Order a) {}
    }

    private final ArgumentJson json =
            new ArgumentJson(new MemoryEntities(Customer.class, Order.class), ArgumentJson.MAX_BYTES);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            primitive | 1.5
            primitive | 1.0
            primitive | "1"
            primitive | ""
            primitive | null
            primitive | true
            primitive | 4294967296
            integer   | 1.5
            integer   | "1"
            integer   | ""
            whole     | 1.5
            whole     | "15"
            shorter   | 70000
            ints      | [1,null]
            ints      | [1.5]
            ints      | ["1"]
            longs     | [1.5]
            longs     | ["1"]
            flag      | 1
            flag      | "true"
            flag      | ""
            flag      | null
            text      | 1
            text      | 1.5
            text      | true
            letter    | 97
            letter    | ""
            letter    | null
            size      | 0
            size      | "0"
            size      | "small"
            size      | ""
            real      | "1.5"
            real      | 9007199254740993
            real      | 0.1234567890123456789
            doubles   | [1.5,9007199254740993]
            doubles   | ["1.5"]
            floating  | 0.1234567890123
            floating  | 16777217
            decimal   | "1.5"
            decimal   | ""
            instant   | 1700000000000
            instant   | ""
            date      | 20000
            date      | [2026,1,31]
            old       | 1700000000000
            old       | ""
            map       | ""
            map       | {"a":1.5}
            list      | ""
            list      | "one"
            list      | [1]
            line      | ""
            line      | []
            """)
    void valueThatWouldHaveToBeBentIsRefusedWithItsRemedy(String method, String value) {
        assertThatThrownBy(() -> read(method, value))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("REPR0823: Arguments of event '" + method + "': ")
                .hasMessageContaining("deploy an Upcaster");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            line     | {"item":"a"}                                   | .count: the event has no 'count', which Line has here
            line     | {"count":1}                                    | .item: the event has no 'item', which Line has here
            line     | {}                                             | the event has no 'item'
            line     | {"item":"a","count":null}                      | .count
            plain    | {"item":"a","cents":1}                         | .note: the event has no 'note', which Plain has here
            plain    | {"item":"a","note":null}                       | .cents: the event has no 'cents', which Plain has here
            plain    | {"item":"a","note":null,"cents":1,"more":2}    | .more
            settable | {"item":"a"}                                   | .count: the event has no 'count', which Settable has here
            settable | {"count":1}                                    | .item: the event has no 'item', which Settable has here
            settable | {}                                             | the event has no 'item'
            wanting  | {"note":"n","stars":1}                         | .item: the event has no 'item', which Wanting has here
            animals  | [{"@type":"ChangedTypesTest$Dog","name":"a"}]  | .loud: the event has no 'loud', which Dog has here
            animals  | [{"name":"a","@type":"ChangedTypesTest$Dog"}]  | .loud: the event has no 'loud', which Dog has here
            node     | {"name":"a","inner":[{"name":"b","inner":[]}],"sizes":{}}       | .inner[].sizes
            node     | {"name":"a","inner":[],"sizes":{"x":{"width":1}}}               | .sizes[].height
            order    | {"key":{"day":"2026-02-03","number":1},"customer":null}         | .price: the event has no 'price', which Order has here
            """)
    void objectWithoutAFieldThatItsClassHasIsRefusedNamingTheField(String method, String value, String place) {
        assertThatThrownBy(() -> read(method, value))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageStartingWith("REPR0823: Arguments of event '" + method + "': ")
                .hasMessageContaining(place);
    }

    @Test
    void optionalComponentThatIsMissingIsEmpty() {
        assertThat(read("wanting", "{\"item\":\"a\"}"))
                .isEqualTo(new Wanting("a", Optional.empty(), OptionalInt.empty()));
    }

    @Test
    void whatItsClassMayLeaveOutMayBeMissing() {
        assertThat(trip("sparing", new Sparing("a", null))).isEqualTo(new Sparing("a", null));
        assertThat(trip("sparingField", new SparingField("a", 0))).isEqualTo(new SparingField("a", 0));
        Unwrapped back = (Unwrapped) trip("unwrapped", new Unwrapped());
        assertThat(back.inner).isEqualTo(new Inner(0, 0));
    }

    @Test
    void whatIsWholeIsRead() {
        Node tree = new Node("a", List.of(new Node("b", List.of(), Map.of())), Map.of("x", new Inner(1, 2)));
        assertThat(trip("node", tree)).isEqualTo(tree);
        List<Animal> animals = List.of(new Dog("a", true), new Cat());
        assertThat(trip("animals", animals)).isEqualTo(animals);
        Numbered numbered = new Numbered(Instant.ofEpochSecond(5, 6), Instant.EPOCH);
        assertThat(trip("numbered", numbered)).isEqualTo(numbered);
        assertThat(trip("locale", Locale.ROOT)).isEqualTo(Locale.ROOT);
        assertThat(read("integer", "null")).isNull();
        assertThat(read("decimal", "1")).isEqualTo(BigDecimal.ONE);
        for (double value : new double[] {
            0,
            -0.0,
            1e23,
            8.41e21,
            Math.PI,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            0.1,
            1 / 3.0,
            2e-3,
            9007199254740992.0
        }) {
            assertThat(trip("real", value)).isEqualTo(value);
            assertThat(trip("doubles", new double[] {value})).isEqualTo(new double[] {value});
            assertThat(trip("floating", (float) value)).isEqualTo((float) value);
        }
    }

    private @Nullable Object trip(String method, Object argument) {
        ReplicatedMethod of = TestMethods.of(Methods.class, method);
        return json.arguments(of, json.arguments(of, new Object[] {argument}))[0];
    }

    private @Nullable Object read(String method, String value) {
        return json.arguments(TestMethods.of(Methods.class, method), "[" + value + "]")[0];
    }
}
