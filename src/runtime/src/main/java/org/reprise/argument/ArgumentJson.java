package org.reprise.argument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;
import org.reprise.event.AnsweringMethod;
import org.reprise.event.JsonTrouble;
import org.reprise.event.ReplicatedMethod;
import org.reprise.event.UnreadableEventException;

/**
 * Arguments and results as JSON by their declared generic types: fields, not getters; no class names in the stream, so what is
 * read is only ever of a type that the application declared: docs/decisions/0009-json-by-declared-types.md. Safe for any thread.
 *
 * <p>An application adds converters of its own by the usual registration of Jackson modules: a class that extends {@code
 * com.fasterxml.jackson.databind.Module}, named in {@code META-INF/services/com.fasterxml.jackson.databind.Module} of a jar that
 * the context class loader of the constructing thread reaches. They are asked before Reprise's own. All sites need the same.
 *
 * <p>An entity that is managed in the caller's transaction goes by its id, and is found by it at replay; another one goes by its
 * values, see {@link EntityArguments}.
 */
public final class ArgumentJson {
    /** The default of {@code reprise.argument.max-bytes}. */
    public static final int MAX_BYTES = 262_144;

    private final ObjectMapper mapper;
    private final OwnClasses ownClasses;
    private final int maxBytes;
    private final EntityArguments entities;
    private final Map<JavaType, Boolean> holdEntities = new ConcurrentHashMap<>();

    /** For deployment: entities as far as their annotations tell. */
    public ArgumentJson() {
        this(new AnnotatedEntities(), MAX_BYTES);
    }

    /** @param maxBytes of an argument that holds entities by their values */
    public ArgumentJson(EntityArguments entities, int maxBytes) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        this.mapper = ArgumentMapper.make(
                new EntityModule(entities, maxBytes),
                application == null ? ArgumentJson.class.getClassLoader() : application);
        this.ownClasses = new OwnClasses(mapper);
        this.maxBytes = maxBytes;
        this.entities = entities;
    }

    boolean isEntity(Class<?> type) {
        return entities.isEntity(type);
    }

    /** Whether arguments may hold entities, so that they can be read only in the transaction in which they are used. */
    public boolean takesEntities(ReplicatedMethod method) {
        return method.parameters().stream()
                .anyMatch(type -> holdEntities.computeIfAbsent(
                        type, each -> new EntitySearch(this).in(each).isPresent()));
    }

    ObjectMapper mapper() {
        return mapper;
    }

    OwnClasses ownClasses() {
        return ownClasses;
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
            EntityGraph graph = new EntityGraph(() -> text.getBuffer().length() + json.getOutputBuffered());
            for (; i < arguments.length; i++) {
                JavaType type = method.parameters().get(i);
                checkClass(type, arguments[i], json);
                graph.nextArgument();
                mapper.writerFor(type).withAttribute(EntityGraph.key(), graph).writeValue(json, arguments[i]);
                checkSize(graph, text.getBuffer(), json);
            }
            json.writeEndArray();
        } catch (IOException e) {
            throw new CaptureException(
                    method.signature() + ", parameter " + (i + 1) + " '"
                            + method.method()
                                    .getParameters()[Math.min(i, arguments.length - 1)]
                                    .getName()
                            + "' cannot be kept in an event: " + JsonTrouble.describeWithRemedy(e),
                    e);
        }
        return LoneSurrogates.escape(text.toString());
    }

    private void checkClass(JavaType declared, @Nullable Object value, JsonGenerator json) throws IOException {
        Optional<Class<?>> lost = ownClasses.lost(declared, value);
        if (lost.isPresent()) {
            throw JsonMappingException.from(
                    json,
                    "it is a " + lost.get().getSimpleName() + ", which would come back as the declared "
                            + declared.getRawClass().getSimpleName() + ": declare it, or annotate the declared type"
                            + " with @JsonTypeInfo(use = JsonTypeInfo.Id.NAME) and @JsonSubTypes");
        }
    }

    private void checkSize(EntityGraph graph, StringBuffer text, JsonGenerator json) throws IOException {
        int length = graph.size();
        if (graph.hasGrown()
                && length > maxBytes / 3
                && text.substring(text.length() - length).getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw JsonMappingException.from(json, EntitySerializer.tooLarge(maxBytes));
        }
    }

    /** @throws UnreadableEventException when the text does not fit the method's parameters */
    public Object[] arguments(ReplicatedMethod method, String text) {
        List<JavaType> types = method.parameters();
        Object[] arguments = new Object[types.size()];
        EntityGraph graph = new EntityGraph(() -> 0);
        try (JsonParser json = new ExactNumbers(mapper.createParser(text))) {
            json.nextToken();
            for (int i = 0; i < arguments.length; i++) {
                if (json.nextToken() == JsonToken.END_ARRAY) {
                    throw new UnreadableEventException(
                            "Event '" + method.name() + "' has " + i + " arguments, not " + arguments.length);
                }
                arguments[i] = value(json, types.get(i), graph);
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw new UnreadableEventException(
                        "Event '" + method.name() + "' has more than " + arguments.length + " arguments");
            }
        } catch (IOException e) {
            throw new UnreadableEventException(misfit(method, e), e);
        }
        return arguments;
    }

    private static String misfit(ReplicatedMethod method, IOException trouble) {
        String arguments = "Arguments of event '" + method.name() + "': " + JsonTrouble.describe(trouble);
        boolean misfits = trouble instanceof MismatchedInputException
                || trouble instanceof InputCoercionException
                || trouble.getCause() instanceof InputCoercionException;
        return misfits
                ? "REPR0823: " + arguments
                        + ". They were made by an application in which their types were others: raise"
                        + " the version of the method's @Replicated, deploy an Upcaster from the version of the event, then"
                        + " retry"
                : arguments;
    }

    private @Nullable Object value(JsonParser json, JavaType type, EntityGraph graph) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL && !type.isReferenceType() && !type.isPrimitive()) {
            return null;
        }
        return mapper.readerFor(type).withAttribute(EntityGraph.key(), graph).readValue(json);
    }

    /** @throws CaptureException when the result cannot be written */
    public String result(AnsweringMethod method, @Nullable Object result) {
        try {
            return method.result().hasRawClass(void.class) ? "null" : write(method.result(), result);
        } catch (JsonProcessingException e) {
            throw new CaptureException(
                    "The result of " + method.signature() + " cannot be kept for the replay of the call around it: "
                            + JsonTrouble.describeWithRemedy(e),
                    e);
        }
    }

    /** @throws UnreadableEventException when the text does not fit the method's result type */
    public @Nullable Object result(AnsweringMethod method, String text) {
        try {
            return method.result().hasRawClass(void.class) ? null : read(method.result(), text);
        } catch (IOException e) {
            throw new UnreadableEventException(
                    "Recorded result of event '" + method.name() + "': " + JsonTrouble.describe(e), e);
        }
    }

    String write(JavaType type, @Nullable Object value) throws JsonProcessingException {
        return LoneSurrogates.escape(mapper.writerFor(type).writeValueAsString(value));
    }

    @Nullable
    Object read(JavaType type, String text) throws IOException {
        return mapper.readValue(new ExactNumbers(mapper.createParser(text)), type);
    }
}
