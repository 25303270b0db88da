package org.reprise.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.TestMethods;
import org.reprise.api.CaptureException;
import org.reprise.api.DeploymentRefusedException;
import org.reprise.event.ReplicatedMethod;

@SuppressWarnings("unused")
class ArgumentJsonTest {
    static class Amount {
        private long cents;
    }

    static class RoundedAmount extends Amount {
        private int digits;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes(@JsonSubTypes.Type(Dog.class))
    static class Animal {}

    static class Dog extends Animal {
        private String name = "Rex";
    }

    static class Link {
        private @Nullable Link next;
    }

    static class Failing {
        @JsonValue
        String text() {
            throw new IllegalStateException("no text today");
        }
    }

    /** An interface of another library: only a module can carry it. */
    interface Temperature {
        double celsius();

        static Temperature of(double celsius) {
            return new Kelvin(celsius + 273.15);
        }
    }

    private static final class Kelvin implements Temperature {
        private final double kelvin;

        Kelvin(double kelvin) {
            this.kelvin = kelvin;
        }

        @Override
        public double celsius() {
            return kelvin - 273.15;
        }
    }

    /** What an application registers. */
    public static final class TemperatureModule extends SimpleModule {
        private static final long serialVersionUID = 1;

        public TemperatureModule() {
            addSerializer(Temperature.class, new StdScalarSerializer<>(Temperature.class) {
                @Override
                public void serialize(Temperature value, JsonGenerator json, SerializerProvider provider)
                        throws IOException {
                    json.writeNumber(((Kelvin) value).kelvin);
                }
            });
            addDeserializer(Temperature.class, new StdScalarDeserializer<>(Temperature.class) {
                @Override
                public Temperature deserialize(JsonParser json, DeserializationContext context) throws IOException {
                    return new Kelvin(json.getDoubleValue());
                }
            });
        }
    }

    static class Methods {
        void amount(Amount amount) {}

        void animal(Animal animal) {}

        void link(String key, Link link) {}

        void text(String text) {}

        void failing(Failing failing) {}

        void set(Set<String> set) {}

        void temperatures(List<Temperature> temperatures) {}
    }

    private final ArgumentJson json = new ArgumentJson();

    @Test
    void subclassThatWouldComeBackAsItsDeclaredClassIsRefusedAtTheCall() {
        assertThatThrownBy(() -> json.arguments(method("amount"), new Object[] {new RoundedAmount()}))
                .isInstanceOf(CaptureException.class)
                .hasMessage(
                        "Methods.amount, parameter 1 'amount' cannot be kept in an event: it is a RoundedAmount, which"
                                + " would come back as the declared Amount: declare it, or annotate the declared type with"
                                + " @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) and @JsonSubTypes");
        assertThat(json.arguments(method("amount"), new Object[] {new Amount()}))
                .isEqualTo("[{\"cents\":0}]");
    }

    @Test
    void subclassWithANameComesBackAsItself() {
        assertThat(trip(json, "animal", new Dog())).isExactlyInstanceOf(Dog.class);
    }

    @Test
    void cycleIsRefusedWithItsPlace() {
        Link link = new Link();
        link.next = link;
        assertThatThrownBy(() -> json.arguments(method("link"), new Object[] {"k", link}))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("Methods.link, parameter 2 'link' cannot be kept in an event: .next.next")
                .hasMessageEndingWith(
                        ": it is nested too deep, or in a cycle: pass a key in the place of the object that it comes"
                                + " back to");
    }

    @Test
    void whatConvertersThrowIsToldWithARemedy() {
        assertThatThrownBy(() -> json.arguments(method("failing"), new Object[] {new Failing()}))
                .isInstanceOf(CaptureException.class)
                .hasMessageStartingWith("Methods.failing, parameter 1 'failing' cannot be kept in an event: ")
                .hasMessageEndingWith("no text today: pass a plain value or a key instead");
    }

    @Test
    void anyStringSurvivesTheWayThroughUtf8() {
        for (int round = 0; round < 500; round++) {
            long seed = 31L * round;
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(20); i >= 0; i--) {
                text.append((char) (random.nextBoolean() ? 0xD800 + random.nextInt(0x800) : random.nextInt(0x10000)));
            }
            String written = json.arguments(method("text"), new Object[] {text.toString()});
            String stored = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(json.arguments(method("text"), stored)[0])
                    .as("seed %d", seed)
                    .isEqualTo(text.toString());
        }
    }

    @Test
    void longStringIsReadAsItWasWritten() {
        String text = "x".repeat(21_000_000);
        assertThat(trip(json, "text", text)).isEqualTo(text);
    }

    /** A hash set iterates as its history wants; what comes back iterates as it did at capture. */
    @Test
    void setIsIteratedInTheOrderOfTheCapture() {
        List<String> keys = Arrays.asList("delta", "alpha", "charlie", "bravo", "Aa", "BB", "AaBB", "BBAa");
        for (int round = 0; round < 50; round++) {
            Collections.shuffle(keys, new Random(round));
            for (Set<String> set : List.of(new HashSet<>(keys), new LinkedHashSet<>(keys), new TreeSet<>(keys))) {
                Object back = trip(json, "set", set);
                assertThat(List.copyOf((Set<?>) back)).as("seed %d", round).isEqualTo(List.copyOf(set));
            }
        }
    }

    @Test
    void moduleOfTheApplicationCarriesItsOwnTypes(@TempDir Path folder) throws IOException {
        assertThat(objection(json))
                .contains("in List: Temperature is an interface, so its class would be lost: declare a"
                        + " concrete type");

        ArgumentJson withModule = withServices(folder, TemperatureModule.class.getName(), ArgumentJson::new);

        assertThat(objection(withModule)).isEmpty();
        assertThat(withModule.arguments(method("temperatures"), new Object[] {List.of(Temperature.of(1))}))
                .isEqualTo("[[274.15]]");
        List<?> back = (List<?>) trip(withModule, "temperatures", List.of(Temperature.of(1)));
        assertThat(((Temperature) back.get(0)).celsius()).isEqualTo(274.15 - 273.15);
    }

    @Test
    void moduleThatCannotBeLoadedIsTold(@TempDir Path folder) {
        assertThatThrownBy(() -> withServices(folder, "org.example.Missing", ArgumentJson::new))
                .isInstanceOf(DeploymentRefusedException.class)
                .hasMessage("REPR0001E: This application cannot be replicated as it is:\n  - A Jackson module of the"
                        + " application cannot be loaded: com.fasterxml.jackson.databind.Module: Provider"
                        + " org.example.Missing not found. Correct"
                        + " META-INF/services/com.fasterxml.jackson.databind.Module");
    }

    private static String objection(ArgumentJson json) {
        var type = method("temperatures").parameters().get(0);
        return new ArgumentTypes(json)
                .objection(type)
                .or(() -> new RoundTrip(json).objection(type, "temperatures"))
                .orElse("");
    }

    private static <T> T withServices(Path folder, String module, Supplier<T> work) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("com.fasterxml.jackson.databind.Module"), module);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Object trip(ArgumentJson json, String method, Object argument) {
        return json.arguments(method(method), json.arguments(method(method), new Object[] {argument}))[0];
    }

    private static ReplicatedMethod method(String name) {
        return TestMethods.of(Methods.class, name);
    }
}
