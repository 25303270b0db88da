package org.reprise.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Collection;
import java.util.Currency;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Decides at deployment whether a declared type can be carried by JSON and come back the same. What it accepts: primitives and
 * their boxes, strings, enums, dates and times, numbers, UUID, URI, byte arrays, {@code Optional}, arrays, collections and maps
 * of such, records, and classes of such fields that JSON can construct. It looks at types, not values: a field that is declared
 * well but holds something else fails at the call.
 */
public final class ArgumentTypes {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Character.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            byte[].class,
            char[].class);
    private static final List<Class<?>> PLAIN_FAMILIES =
            List.of(TemporalAccessor.class, TemporalAmount.class, ZoneId.class, Date.class, TreeNode.class);

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
        if (raw.isPrimitive() || raw.isEnum() || PLAIN.contains(raw) || isPlainFamily(raw) || !seen.add(type)) {
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
        if (isEntity(raw)) {
            return Optional.of(name(type) + " is a JPA entity: pass its id, or the values that the method needs");
        }
        if (raw.getName().startsWith("java.") || raw.getName().startsWith("jakarta.")) {
            return Optional.of(name(type) + " is not data that an event can hold:"
                    + " pass the data itself, such as a String or byte[]");
        }
        if (Modifier.isAbstract(raw.getModifiers()) && !raw.isAnnotationPresent(JsonTypeInfo.class)) {
            return Optional.of(name(type) + " is " + (raw.isInterface() ? "an interface" : "abstract")
                    + ", so its class would be lost: declare a concrete type");
        }
        return objectionToFields(type, seen);
    }

    private Optional<String> objectionToMap(JavaType type, Set<JavaType> seen) {
        Class<?> key = type.getKeyType().getRawClass();
        if (!(PLAIN.contains(key) || key.isEnum() || isPlainFamily(key))) {
            return Optional.of(name(type) + " has keys that are not plain values (or is a raw map):"
                    + " declare keys such as String, Long or an enum");
        }
        return objection(type.getContentType(), seen).map(why -> "in " + name(type) + ": " + why);
    }

    private Optional<String> objectionToFields(JavaType type, Set<JavaType> seen) {
        SerializationConfig config = json.mapper().getSerializationConfig();
        BeanDescription bean = config.introspect(type);
        for (BeanPropertyDefinition property : bean.findProperties()) {
            if (property.getField() != null) {
                Optional<String> why = objection(property.getField().getType(), seen);
                if (why.isPresent()) {
                    return why.map(inner -> "field '" + property.getName() + "' of " + name(type) + ": " + inner);
                }
            }
        }
        return constructible(type)
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

    private static boolean isPlainFamily(Class<?> raw) {
        return PLAIN_FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(raw));
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
