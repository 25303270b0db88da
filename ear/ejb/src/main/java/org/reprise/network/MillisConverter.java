package org.reprise.network;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Stores a time as milliseconds since 1970, so that every make of database holds the same number. Without it EclipseLink 4.0
 * stores an {@code Instant} as a serialized object, and timestamp columns differ in precision and time zone.
 */
@Converter(autoApply = true)
public class MillisConverter implements AttributeConverter<Instant, Long> {

    @Override
    public @Nullable Long convertToDatabaseColumn(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }

    @Override
    public @Nullable Instant convertToEntityAttribute(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
