package org.reprise.argument;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.impl.PropertySerializerMap;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Writes an attribute as the JPA provider knows it: the field of a lazy one may be empty although it is loaded. */
final class EntityAttributeWriter extends BeanPropertyWriter {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient EntityArguments entities;

    EntityAttributeWriter(BeanPropertyWriter field, EntityArguments entities) {
        super(field);
        this.entities = entities;
    }

    @Override
    public void serializeAsField(Object entity, JsonGenerator json, SerializerProvider provider) throws Exception {
        Object value = entities.attribute(entity, getMember().getName());
        json.writeFieldName(_name);
        if (value == null) {
            provider.defaultSerializeNull(json);
        } else if (_typeSerializer == null) {
            serializer(value, provider).serialize(value, json, provider);
        } else {
            serializer(value, provider).serializeWithType(value, json, provider, _typeSerializer);
        }
    }

    private JsonSerializer<Object> serializer(Object value, SerializerProvider provider) throws Exception {
        if (_serializer != null) {
            return _serializer;
        }
        PropertySerializerMap known = _dynamicSerializers;
        @Nullable JsonSerializer<Object> found = known.serializerFor(value.getClass());
        return found != null ? found : _findAndAddDynamic(known, value.getClass(), provider);
    }
}
