package org.reprise.argument;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import java.io.IOException;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EntitySerializer} writes. A class is found by the name of an entity of the application, in no other way. */
final class EntityDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient EntityArguments entities;

    private final transient Supplier<SerializerProvider> writing;

    /** Null for an abstract class. */
    private final @Nullable BeanDeserializerBase attributes;

    EntityDeserializer(
            EntityArguments entities,
            JavaType type,
            @Nullable BeanDeserializerBase attributes,
            Supplier<SerializerProvider> writing) {
        super(type);
        this.entities = entities;
        this.writing = writing;
        this.attributes = attributes;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        if (attributes != null) {
            attributes.resolve(context);
        }
    }

    @Override
    public Object deserializeWithType(JsonParser json, DeserializationContext context, TypeDeserializer types)
            throws IOException {
        return deserialize(json, context);
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            return context.handleUnexpectedToken(handledType(), json);
        }
        String first = json.nextFieldName();
        if (EntitySerializer.REF.equals(first)) {
            return referred(json, context);
        }
        if (EntitySerializer.TYPE.equals(first)) {
            return ofType(json.nextTextValue(), json, context).read(json.nextFieldName(), json, context);
        }
        return read(first, json, context);
    }

    private Object referred(JsonParser json, DeserializationContext context) throws IOException {
        int number = json.nextIntValue(-1);
        Object entity = EntityGraph.of(context).entity(number);
        if (entity == null || !handledType().isInstance(entity)) {
            return context.reportInputMismatch(
                    this, "There is no %s number %d", handledType().getSimpleName(), number);
        }
        json.nextToken();
        return entity;
    }

    private EntityDeserializer ofType(@Nullable String name, JsonParser json, DeserializationContext context)
            throws IOException {
        Class<?> declared = handledType();
        Class<?> type = String.valueOf(name).equals(entities.name(declared)) ? declared : entities.named("" + name);
        if (type == null || !declared.isAssignableFrom(type)) {
            context.reportInputMismatch(
                    this, "This application has no entity '%s' that is a %s", name, declared.getSimpleName());
        }
        JsonDeserializer<?> found = context.findRootValueDeserializer(context.constructType(type));
        if (found instanceof EntityDeserializer entity) {
            return entity;
        }
        return context.reportInputMismatch(this, "'%s' is not read as an entity", name);
    }

    private Object read(@Nullable String field, JsonParser json, DeserializationContext context) throws IOException {
        if (EntitySerializer.ID.equals(field)) {
            return managed(json, context);
        }
        if (attributes == null) {
            return context.reportInputMismatch(
                    this, "%s is abstract", handledType().getSimpleName());
        }
        Object entity = attributes.getValueInstantiator().createUsingDefault(context);
        EntityGraph.of(context).add(entity);
        SeenFields seen = new SeenFields(json);
        List<String> unloaded = List.of();
        if (EntitySerializer.LAZY.equals(field)) {
            seen.nextToken();
            unloaded = List.of(context.readValue(seen, String[].class));
            seen.nextToken();
        }
        attributes.deserialize(seen, context, entity);
        check(seen, unloaded, context);
        if (!unloaded.isEmpty()) {
            load(entity, unloaded, attributes, context);
        }
        return entity;
    }

    private void check(SeenFields seen, List<String> unloaded, DeserializationContext context) throws IOException {
        for (String attribute : WrittenFields.of(writing.get(), getValueType(context))) {
            if (!seen.contains(attribute) && !unloaded.contains(attribute)) {
                context.reportPropertyInputMismatch(
                        handledType(), attribute, "%s", WholeObject.missing(handledType(), attribute));
            }
        }
    }

    private Object managed(JsonParser json, DeserializationContext context) throws IOException {
        json.nextToken();
        Object id = context.readValue(json, entities.idType(handledType()));
        if (json.nextToken() != JsonToken.END_OBJECT) {
            context.reportInputMismatch(this, "An entity by its id has nothing else");
        }
        Object entity = entities.find(handledType(), id);
        if (entity == null) {
            throw JsonMappingException.from(json, "This site has no " + entities.name(handledType()) + " " + id);
        }
        return entity;
    }

    /**
     * What the caller had not loaded is what the database has: the same value for a method that merges the entity or reads on.
     */
    private void load(
            Object entity, List<String> unloaded, BeanDeserializerBase attributes, DeserializationContext context)
            throws IOException {
        String name = entities.name(handledType());
        Object id = entities.id(entity);
        Object original = id == null ? null : entities.find(handledType(), id);
        if (original == null) {
            throw JsonMappingException.from(
                    context,
                    name + "." + unloaded.get(0) + " was lazy and not loaded at the call, and this site has no " + name
                            + " " + id + " to take it from: load it before the call, or pass the id");
        }
        for (String attribute : unloaded) {
            SettableBeanProperty property = attributes.findProperty(attribute);
            if (property == null) {
                context.reportInputMismatch(this, "%s has no attribute '%s'", name, attribute);
                return;
            }
            property.set(entity, copy(entities.attribute(original, attribute)));
        }
    }

    /** The provider's own collection belongs to the entity that it hangs on. */
    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Set<?> set) {
            return new LinkedHashSet<>(set);
        }
        if (value instanceof Collection<?> collection) {
            return new ArrayList<>(collection);
        }
        return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value;
    }
}
