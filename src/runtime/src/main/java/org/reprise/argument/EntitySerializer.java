package org.reprise.argument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serial;
import java.util.Iterator;
import java.util.Set;

/**
 * Writes an entity: a managed one as {@code {"@id": …}}, another one by its attributes, and one of these that was written before
 * as {@code {"@ref": number}}. Before them stands {@code "@type"}, the entity's name, where the class has a superclass that is
 * an entity too, and {@code "@lazy"}, the attributes that were not loaded and are left out.
 */
final class EntitySerializer extends StdSerializer<Object> implements ResolvableSerializer {
    @Serial
    private static final long serialVersionUID = 1;

    static final String ID = "@id";
    static final String REF = "@ref";
    static final String TYPE = "@type";
    static final String LAZY = "@lazy";

    private final transient EntityArguments entities;
    private final int maxBytes;
    private final BeanSerializerBase attributes;

    EntitySerializer(EntityArguments entities, int maxBytes, BeanSerializerBase attributes) {
        super(attributes.handledType());
        this.entities = entities;
        this.maxBytes = maxBytes;
        this.attributes = attributes;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        attributes.resolve(provider);
    }

    @Override
    public void serializeWithType(Object entity, JsonGenerator json, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        serialize(entity, json, provider);
    }

    @Override
    public void serialize(Object entity, JsonGenerator json, SerializerProvider provider) throws IOException {
        if (entity.getClass() != handledType() && entities.isEntity(entity.getClass())) {
            provider.findValueSerializer(entity.getClass()).serialize(entity, json, provider);
            return;
        }
        EntityGraph graph = EntityGraph.of(provider);
        Integer known = graph.number(entity);
        json.writeStartObject(entity);
        if (known != null) {
            json.writeNumberField(REF, known);
        } else if (entities.isManaged(entity)) {
            writeType(json);
            writeId(entity, json, provider);
        } else {
            graph.add(entity);
            checkSize(graph, provider);
            writeType(json);
            writeAttributes(entity, json, provider);
        }
        json.writeEndObject();
    }

    Iterator<PropertyWriter> attributes() {
        return attributes.properties();
    }

    private void writeType(JsonGenerator json) throws IOException {
        Class<?> type = handledType();
        for (Class<?> above = type.getSuperclass(); above != null; above = above.getSuperclass()) {
            if (entities.isEntity(above)) {
                json.writeStringField(TYPE, entities.name(type));
                return;
            }
        }
    }

    private void writeId(Object entity, JsonGenerator json, SerializerProvider provider) throws IOException {
        Object id = entities.id(entity);
        if (id == null) {
            provider.reportMappingProblem(
                    "%s is managed but has no id yet: flush before the call, or pass its values",
                    entities.name(handledType()));
        }
        json.writeFieldName(ID);
        provider.findValueSerializer(entities.idType(handledType())).serialize(id, json, provider);
    }

    private void writeAttributes(Object entity, JsonGenerator json, SerializerProvider provider) throws IOException {
        Set<String> unloaded = entities.unloaded(entity);
        if (!unloaded.isEmpty()) {
            writeUnloaded(entity, unloaded, json, provider);
        }
        for (Iterator<PropertyWriter> each = attributes.properties(); each.hasNext(); ) {
            PropertyWriter attribute = each.next();
            if (!unloaded.contains(attribute.getMember().getName())) {
                write(entity, attribute, json, provider);
            }
        }
    }

    /** Replay takes them from its own database, for which it needs an id. */
    private void writeUnloaded(Object entity, Set<String> unloaded, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        if (entities.id(entity) == null) {
            provider.reportMappingProblem(
                    "%s.%s is lazy and not loaded: load it, or pass the id",
                    entities.name(handledType()), unloaded.iterator().next());
        }
        json.writeArrayFieldStart(LAZY);
        for (String attribute : unloaded.stream().sorted().toList()) {
            json.writeString(attribute);
        }
        json.writeEndArray();
    }

    private static void write(Object entity, PropertyWriter attribute, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        try {
            attribute.serializeAsField(entity, json, provider);
        } catch (Exception e) {
            throw JsonMappingException.wrapWithPath(e, entity, attribute.getName());
        }
    }

    private void checkSize(EntityGraph graph, SerializerProvider provider) throws IOException {
        if (graph.size() > maxBytes) {
            provider.reportMappingProblem("%s", tooLarge(maxBytes));
        }
    }

    static String tooLarge(int maxBytes) {
        return "its entities take more than " + maxBytes
                + " bytes: pass ids, or load less (reprise.argument.max-bytes is the limit)";
    }
}
