package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a time from text only, as it is written. Jackson would take a number too, for seconds here and milliseconds there, so
 * that what was a {@code long} yesterday would be a date in the year 55840.
 */
final class TimeAsText extends DelegatingDeserializer {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> TIMES = Set.of(
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            OffsetTime.class,
            ZonedDateTime.class,
            Date.class);

    TimeAsText(JsonDeserializer<?> time) {
        super(time);
    }

    static boolean isTime(Class<?> type) {
        return TIMES.contains(type);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> time) {
        return new TimeAsText(time);
    }

    /** A field whose annotation says that it is written otherwise is read so. */
    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty field)
            throws JsonMappingException {
        JsonDeserializer<?> found = super.createContextual(context, field);
        JsonFormat.Shape shape =
                findFormatOverrides(context, field, handledType()).getShape();
        boolean asText = shape == JsonFormat.Shape.ANY || shape == JsonFormat.Shape.STRING;
        return asText || !(found instanceof TimeAsText time) ? found : time.getDelegatee();
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return context.reportInputMismatch(
                    handledType(),
                    "the event has %s, and a %s is text",
                    json.currentToken(),
                    handledType().getSimpleName());
        }
        return super.deserialize(json, context);
    }
}
