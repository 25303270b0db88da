package org.reprise.typed;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.net.InetAddress;
import java.net.URL;
import java.time.OffsetTime;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.util.PGobject;

/** To what is no basic type, and to what is one for all that. None is ever called. */
final class Converters {
    private Converters() {}

    abstract static class To<T> {
        public T convertToDatabaseColumn(String text) {
            throw new UnsupportedOperationException(text);
        }

        public String convertToEntityAttribute(T column) {
            throw new UnsupportedOperationException(String.valueOf(column));
        }
    }

    @Converter
    public static class ToAddress extends To<InetAddress> implements AttributeConverter<String, InetAddress> {}

    @Converter
    public static class ToUrl extends To<URL> implements AttributeConverter<String, URL> {}

    @Converter
    public static class ToCount extends To<AtomicInteger> implements AttributeConverter<String, AtomicInteger> {}

    @Converter
    public static class ToNames extends To<String[]> implements AttributeConverter<String, String[]> {}

    @Converter
    public static class ToTyped extends To<PGobject> implements AttributeConverter<String, PGobject> {}

    @Converter
    public static class ToAnything extends To<Object> implements AttributeConverter<String, Object> {}

    @Converter
    public static class ToNumber extends To<Number> implements AttributeConverter<String, Number> {}

    @Converter
    public static class ToUuid extends To<UUID> implements AttributeConverter<String, UUID> {}

    @Converter
    public static class ToTime extends To<OffsetTime> implements AttributeConverter<String, OffsetTime> {}

    @Converter
    public static class ToBytes extends To<byte[]> implements AttributeConverter<String, byte[]> {}
}
