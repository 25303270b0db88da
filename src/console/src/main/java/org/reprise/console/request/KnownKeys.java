package org.reprise.console.request;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Refuses a body with a key that nobody reads: what is mistyped would be taken for what is missing. */
@Provider
public class KnownKeys implements ReaderInterceptor {
    private static final Logger LOG = Logger.getLogger(KnownKeys.class.getName());

    /** The longest body is that of edited arguments, and one event is 1 MiB at most. */
    private static final int MOST = 4 << 20;

    private static final Fault TOO_LONG =
            new Fault("The body of the request is too long.", "Send " + (MOST >> 20) + " MiB at most.");

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Class<?> form = context.getType();
        if (form.isRecord()) {
            byte[] body = context.getInputStream().readNBytes(MOST + 1);
            if (body.length > MOST) {
                throw new ClientErrorException(TOO_LONG.as(413));
            }
            refusal(form, keys(body)).ifPresent(fault -> {
                throw new BadRequestException(fault.as(400));
            });
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }

    private static Set<String> keys(byte[] body) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
            JsonValue sent = reader.readValue();
            return sent.getValueType() == JsonValue.ValueType.OBJECT
                    ? sent.asJsonObject().keySet()
                    : Set.of();
        } catch (JsonException e) {
            LOG.log(Level.FINE, "Whoever reads the body says what is wrong with it", e);
            return Set.of();
        }
    }

    /** What is said of these keys in a body of this form; empty when all are known. */
    static Optional<Fault> refusal(Class<?> form, Collection<String> sent) {
        List<String> known = Arrays.stream(form.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        List<String> unknown =
                sent.stream().filter(key -> !known.contains(key)).sorted().toList();
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(new Fault(
                        "The body has \"" + String.join("\", \"", unknown) + "\", which means nothing here.",
                        "Send \"" + String.join("\", \"", known) + "\", and nothing else; nothing was changed."));
    }
}
