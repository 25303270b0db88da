package org.reprise.argument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.AbstractTypeResolver;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Types of the JDK that Jackson by itself carries with a loss: {@code Timestamp} (nanoseconds), the other SQL dates and {@code
 * Calendar} (time zone), and sets and maps that are iterated in the order of hashes. A set or hash map comes back in the order
 * in which it was iterated at capture, because what a method does for each element must be done in the same order.
 */
final class LosslessModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1;

    LosslessModule() {
        super("reprise-lossless");
        text(Timestamp.class, value -> value.toInstant().toString(), text -> Timestamp.from(Instant.parse(text)));
        text(
                java.sql.Date.class,
                value -> value.toLocalDate().toString(),
                text -> java.sql.Date.valueOf(LocalDate.parse(text)));
        text(Time.class, value -> value.toLocalTime().toString(), text -> Time.valueOf(LocalTime.parse(text)));
        text(GregorianCalendar.class, LosslessModule::text, LosslessModule::calendar);
        addSerializer(Calendar.class, new AnyCalendar());
        addDeserializer(Calendar.class, new Reader<>(Calendar.class, LosslessModule::calendar));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addAbstractTypeResolver(new InOrder());
    }

    private static final class InOrder extends AbstractTypeResolver {
        private static final Map<Class<?>, Class<?>> ORDERED = Map.of(
                Set.class, LinkedHashSet.class, HashSet.class, LinkedHashSet.class, HashMap.class, LinkedHashMap.class);

        @Override
        public @Nullable JavaType findTypeMapping(DeserializationConfig config, JavaType type) {
            Class<?> ordered = ORDERED.get(type.getRawClass());
            return ordered == null ? null : config.getTypeFactory().constructSpecializedType(type, ordered);
        }
    }

    private <T> void text(Class<T> type, Function<T, String> write, Function<String, T> read) {
        addSerializer(type, new Writer<>(type, write));
        addDeserializer(type, new Reader<>(type, read));
    }

    private static String text(GregorianCalendar calendar) {
        return calendar.toZonedDateTime().toString();
    }

    private static GregorianCalendar calendar(String text) {
        ZonedDateTime at = ZonedDateTime.parse(text);
        GregorianCalendar calendar = new GregorianCalendar(java.util.TimeZone.getTimeZone(at.getZone()));
        calendar.setTimeInMillis(at.toInstant().toEpochMilli());
        return calendar;
    }

    private static final class Writer<T> extends StdScalarSerializer<T> {
        @Serial
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Function<T, String> write;

        Writer(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(write.apply(value));
        }
    }

    private static final class Reader<T> extends StdScalarDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial")
        private final Function<String, T> read;

        Reader(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String text = json.getText();
            try {
                return read.apply(text);
            } catch (DateTimeException e) {
                return (T) context.handleWeirdStringValue(handledType(), text, "%s", e.getMessage());
            }
        }
    }

    /** Only the Gregorian calendar has a text; another one would come back as a Gregorian one. */
    private static final class AnyCalendar extends StdScalarSerializer<Calendar> {
        @Serial
        private static final long serialVersionUID = 1;

        AnyCalendar() {
            super(Calendar.class);
        }

        @Override
        public void serialize(Calendar value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (value instanceof GregorianCalendar gregorian) {
                json.writeString(text(gregorian));
            } else {
                provider.reportMappingProblem(
                        "%s is not a Gregorian calendar", value.getClass().getName());
            }
        }

        @Override
        public void serializeWithType(
                Calendar value, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
                throws IOException {
            serialize(value, json, provider);
        }
    }
}
