package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides at deployment whether a declared type can be carried by JSON and come back the same. What it accepts: primitives and
 * their boxes, strings, enums, dates and times, numbers, UUID, URI, byte arrays, {@code Optional}, arrays, collections and maps
 * of such, records, JPA entities, classes of such fields that JSON can construct, and whatever a converter of the application's
 * takes. It looks at types, not values: {@link RoundTrip} does that.
 */
public final class ArgumentTypes {
    private final ArgumentJson json;

    public ArgumentTypes(ArgumentJson json) {
        this.json = json;
    }

    /** Why the type cannot be carried, naming the place inside it; empty when it can. */
    public Optional<String> objection(JavaType type) {
        return objection(type, new HashSet<>());
    }

    private Optional<String> objection(JavaType type, Set<JavaType> seen) {
        Class<?> raw = type.getRawClass();
        if (PlainTypes.isPlain(raw) || !seen.add(type) || json.ownClasses().converts(type)) {
            return Optional.empty();
        }
        if (raw == Object.class || raw == java.io.Serializable.class || raw == Comparable.class) {
            return Optional.of(name(type) + " can be anything (or is a raw or wildcard type): declare what it is");
        }
        if (type.isReferenceType() || type.isArrayType() || Collection.class.isAssignableFrom(raw)) {
            return objection(type.getContentType(), seen).map(why -> "in " + name(type) + ": " + why);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return objectionToMap(type, seen);
        }
        if (raw.getName().startsWith("java.") || raw.getName().startsWith("jakarta.")) {
            return Optional.of(name(type) + " is not data that an event can hold:"
                    + " pass the data itself, such as a String or byte[]");
        }
        JsonTypeInfo named = raw.getAnnotation(JsonTypeInfo.class);
        if (named != null && (named.use() == Id.CLASS || named.use() == Id.MINIMAL_CLASS)) {
            return Optional.of(
                    name(type) + " writes the names of classes into events, where they can neither be moved nor"
                            + " trusted: use @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)");
        }
        if (raw.isMemberClass() && !Modifier.isStatic(raw.getModifiers())) {
            return Optional.of(name(type) + " is an inner class: make it static");
        }
        if (Modifier.isAbstract(raw.getModifiers()) && named == null && !isEntity(raw)) {
            return Optional.of(name(type) + " is " + (raw.isInterface() ? "an interface" : "abstract")
                    + ", so its class would be lost: declare a concrete type");
        }
        return objectionToFields(type, seen);
    }

    private Optional<String> objectionToMap(JavaType type, Set<JavaType> seen) {
        Class<?> key = type.getKeyType().getRawClass();
        if (!PlainTypes.isPlain(key)) {
            return Optional.of(name(type) + " has keys that are not plain values (or is a raw map):"
                    + " declare keys such as String, Long or an enum");
        }
        return objection(type.getContentType(), seen).map(why -> "in " + name(type) + ": " + why);
    }

    private Optional<String> objectionToFields(JavaType type, Set<JavaType> seen) {
        SerializationConfig config = json.mapper().getSerializationConfig();
        BeanDescription bean = config.introspect(type);
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.getField() != null && !KeptFields.isWoven(property.getName())) {
                Optional<String> why = objection(property.getField().getType(), seen);
                if (why.isPresent()) {
                    return why.map(inner -> "field '" + property.getName() + "' of " + name(type) + ": " + inner);
                }
            }
        }
        return isEntity(type.getRawClass()) || constructible(type)
                ? Optional.empty()
                : Optional.of(name(type) + " cannot be constructed again: give it a no-argument constructor (any"
                        + " visibility), make it a record, or annotate a constructor with @JsonCreator");
    }

    private boolean constructible(JavaType type) {
        Class<?> raw = type.getRawClass();
        BeanDescription bean = json.mapper().getDeserializationConfig().introspect(type);
        return raw.isRecord()
                || bean.findDefaultConstructor() != null
                || raw.isAnnotationPresent(JsonTypeInfo.class)
                || Stream.concat(Stream.of(raw.getDeclaredConstructors()), Stream.of(raw.getDeclaredMethods()))
                        .anyMatch(creator -> creator.isAnnotationPresent(JsonCreator.class))
                || hasConstructorOfItsFields(raw);
    }

    /** An immutable class whose only constructor takes its fields by their names (compiled with {@code -parameters}). */
    private static boolean hasConstructorOfItsFields(Class<?> raw) {
        if (raw.getDeclaredConstructors().length != 1) {
            return false;
        }
        Set<String> fields = new HashSet<>();
        for (Class<?> type = raw; type != Object.class; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields()).map(Field::getName).forEach(fields::add);
        }
        return Stream.of(raw.getDeclaredConstructors()[0].getParameters())
                .allMatch(parameter -> parameter.isNamePresent() && fields.contains(parameter.getName()));
    }

    private static boolean isEntity(Class<?> raw) {
        for (Class<?> type = raw; type != null; type = type.getSuperclass()) {
            if (type.isAnnotationPresent(jakarta.persistence.Entity.class)) {
                return true;
            }
        }
        return false;
    }

    private static String name(JavaType type) {
        return type.getRawClass().getSimpleName();
    }
}
