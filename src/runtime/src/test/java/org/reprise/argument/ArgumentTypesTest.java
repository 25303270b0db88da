package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.persistence.Entity;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reprise.TestMethods;
import org.reprise.event.ReplicatedMethod;

class ArgumentTypesTest {
    enum Colour {
        RED,
        GREEN
    }

    record Money(BigDecimal amount, Currency currency) {}

    record Node(String name, List<Node> children, Optional<Money> price) {}

    static class Bean {
        private String text = "";
        private Map<Colour, Set<Long>> numbers = new LinkedHashMap<>();

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean bean && bean.text.equals(text) && bean.numbers.equals(numbers);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    static class Unbuildable {
        private final String text;

        Unbuildable(String text, int length) {
            this.text = text.substring(length);
        }

        String text() {
            return text;
        }
    }

    @Entity
    static class Row {}

    interface Shape {}

    class Inner {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface ByClass {}

    record Holder(String id, Shape shape) {}

    @SuppressWarnings({"unused", "rawtypes"})
    static class Methods {
        void good(
                int number,
                Long boxed,
                String text,
                Instant at,
                LocalDate day,
                UUID id,
                byte[] bytes,
                Colour colour,
                Optional<String> maybe,
                List<Node> nodes,
                Map<UUID, Money[]> prices,
                Bean bean,
                BigDecimal amount,
                Optional<Integer> nothing) {}

        void object(Object any) {}

        void raw(List list) {}

        void wildcard(List<?> list) {}

        void stream(Stream<String> stream) {}

        void input(List<InputStream> inputs) {}

        void lambda(Supplier<String> supplier) {}

        void entity(Row row) {}

        void rawMap(Map map) {}

        void beanKeys(Map<Money, String> map) {}

        void hidden(Holder holder) {}

        void unbuildable(Unbuildable value) {}

        void inner(Inner value) {}

        void byClass(ByClass value) {}
    }

    private final ArgumentJson json = new ArgumentJson();
    private final ArgumentTypes types = new ArgumentTypes(json);

    @Test
    void everyGoodArgumentComesBackEqual() {
        ReplicatedMethod method = TestMethods.of(Methods.class, "good");
        method.parameters()
                .forEach(type ->
                        assertThat(types.objection(type)).as(type.toString()).isEmpty());
        Bean bean = new Bean();
        bean.text = "x";
        bean.numbers.put(Colour.RED, Set.of(1L));
        Money money = new Money(new BigDecimal("12.3400"), Currency.getInstance("EUR"));
        Node leaf = new Node("leaf", new ArrayList<>(), Optional.of(money));
        Object[] arguments = {
            7,
            null,
            "ü\n\"",
            Instant.parse("2026-01-02T03:04:05.123456789Z"),
            LocalDate.of(2026, 2, 28),
            UUID.randomUUID(),
            new byte[] {0, -1},
            Colour.GREEN,
            Optional.of(""),
            List.of(new Node("root", List.of(leaf), Optional.empty())),
            Map.of(UUID.randomUUID(), new Money[] {money}),
            bean,
            new BigDecimal("0.10"),
            Optional.empty()
        };

        Object[] back = json.arguments(method, json.arguments(method, arguments));

        assertThat(back).usingRecursiveComparison().isEqualTo(arguments);
        assertThat(back[12]).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void entityIsAnArgument() {
        assertThat(objection("entity")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeCarriedAndSaysWhere() {
        assertThat(objection("object")).contains("Object can be anything");
        assertThat(objection("raw")).contains("in List: Object can be anything");
        assertThat(objection("wildcard")).contains("in List: Object can be anything");
        assertThat(objection("stream")).contains("Stream is not data");
        assertThat(objection("input")).contains("in List: InputStream is not data");
        assertThat(objection("lambda")).contains("Supplier is not data");
        assertThat(objection("inner")).isEqualTo("Inner is an inner class: make it static");
        assertThat(objection("byClass"))
                .isEqualTo(
                        "ByClass writes the names of classes into events, where they can neither be moved nor trusted:"
                                + " use @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)");
        assertThat(objection("rawMap")).contains("keys that are not plain values (or is a raw map)");
        assertThat(objection("beanKeys")).contains("keys that are not plain values");
        assertThat(objection("hidden")).contains("field 'shape' of Holder: Shape is an interface");
        assertThat(objection("unbuildable")).contains("Unbuildable cannot be constructed again");
    }

    private String objection(String method) {
        return types.objection(
                        TestMethods.of(Methods.class, method).parameters().get(0))
                .orElse("");
    }
}
