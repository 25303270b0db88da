package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for entities in a declared type and whatever it holds. */
public final class EntitySearch {
    private final ArgumentJson json;

    public EntitySearch(ArgumentJson json) {
        this.json = json;
    }

    /** The first entity class that the type is or holds. */
    public Optional<Class<?>> in(JavaType type) {
        return in(type, new HashSet<>());
    }

    private Optional<Class<?>> in(JavaType type, Set<JavaType> seen) {
        Class<?> raw = type.getRawClass();
        if (PlainTypes.isPlain(raw) || !seen.add(type) || json.ownClasses().converts(type)) {
            return Optional.empty();
        }
        if (json.isEntity(raw)) {
            return Optional.of(raw);
        }
        return parts(type).flatMap(part -> in(part, seen).stream()).findFirst();
    }

    private Stream<JavaType> parts(JavaType type) {
        if (type.isContainerType() || type.isReferenceType()) {
            return Stream.of(type.getKeyType(), type.getContentType()).filter(Objects::nonNull);
        }
        Class<?> raw = type.getRawClass();
        if (raw.getName().startsWith("java.")) {
            return Stream.empty();
        }
        Stream<JavaType> fields = json.mapper().getSerializationConfig().introspect(type).findProperties().stream()
                .filter(property -> property.getField() != null && !KeptFields.isWoven(property.getName()))
                .map(EntitySearch::fieldType);
        JsonSubTypes below = raw.getAnnotation(JsonSubTypes.class);
        return below == null
                ? fields
                : Stream.concat(fields, Arrays.stream(below.value()).map(sub -> json.mapper()
                        .constructType(sub.value())));
    }

    private static JavaType fieldType(BeanPropertyDefinition property) {
        return property.getField().getType();
    }
}
