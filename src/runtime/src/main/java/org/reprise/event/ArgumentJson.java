package org.reprise.event;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;

/**
 * Arguments and results as JSON by their declared generic types: fields, not getters; no class names in the stream, so what is
 * read is only ever of a type that the application declared. Safe for any thread.
 */
public final class ArgumentJson {
    private final ObjectMapper mapper;

    public ArgumentJson() {
        mapper = JsonMapper.builder()
                .addModules(new Jdk8Module(), new JavaTimeModule(), new ParameterNamesModule())
                .visibility(PropertyAccessor.ALL, Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    ObjectMapper mapper() {
        return mapper;
    }

    /** The type as Jackson sees it, with the type variables of {@code declaring} resolved for its subclass {@code bean}. */
    public JavaType type(Type type, Class<?> declaring, Class<?> bean) {
        TypeFactory factory = mapper.getTypeFactory();
        JavaType context = factory.constructType(bean).findSuperType(declaring);
        return factory.resolveMemberType(type, context.getBindings());
    }

    /** @throws CaptureException when an argument's value cannot be written; names the method and the parameter */
    public String arguments(ReplicatedMethod method, Object[] arguments) {
        StringWriter text = new StringWriter(128);
        int i = 0;
        try (JsonGenerator json = mapper.createGenerator(text)) {
            json.writeStartArray();
            for (; i < arguments.length; i++) {
                mapper.writerFor(method.parameters().get(i)).writeValue(json, arguments[i]);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new CaptureException(
                    method.signature() + ", parameter " + (i + 1) + " '"
                            + method.method()
                                    .getParameters()[Math.min(i, arguments.length - 1)]
                                    .getName()
                            + "' cannot be kept in an event: " + reason(e) + ". Pass a plain value or a key instead",
                    e);
        }
        return text.toString();
    }

    /** @throws UnreadableEventException when the text does not fit the method's parameters */
    public Object[] arguments(ReplicatedMethod method, String text) {
        List<JavaType> types = method.parameters();
        Object[] arguments = new Object[types.size()];
        try (JsonParser json = mapper.createParser(text)) {
            json.nextToken();
            for (int i = 0; i < arguments.length; i++) {
                if (json.nextToken() == JsonToken.END_ARRAY) {
                    throw new UnreadableEventException(
                            "Event '" + method.name() + "' has " + i + " arguments, not " + arguments.length);
                }
                arguments[i] = value(json, types.get(i));
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new UnreadableEventException(
                        "Event '" + method.name() + "' has more than " + arguments.length + " arguments");
            }
        } catch (IOException e) {
            throw new UnreadableEventException("Arguments of event '" + method.name() + "': " + reason(e), e);
        }
        return arguments;
    }

    private @Nullable Object value(JsonParser json, JavaType type) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL && !type.isReferenceType()) {
            return null;
        }
        return mapper.readValue(json, type);
    }

    /** @throws CaptureException when the result cannot be written */
    public String result(ReplicatedMethod method, @Nullable Object result) {
        try {
            return method.result().hasRawClass(void.class)
                    ? "null"
                    : mapper.writerFor(method.result()).writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new CaptureException(
                    "The result of " + method.signature() + " cannot be kept for the replay of the call around it: "
                            + reason(e),
                    e);
        }
    }

    /** @throws UnreadableEventException when the text does not fit the method's result type */
    public @Nullable Object result(ReplicatedMethod method, String text) {
        try {
            return method.result().hasRawClass(void.class) ? null : mapper.readValue(text, method.result());
        } catch (JsonProcessingException e) {
            throw new UnreadableEventException("Recorded result of event '" + method.name() + "': " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }
}
