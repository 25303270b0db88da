package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.PropertyWriter;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The fields that an object of a class is written with, whatever they hold. */
final class WrittenFields {
    private WrittenFields() {}

    /** None for a type that is not written field by field. */
    static List<String> of(SerializerProvider provider, JavaType type) throws JsonMappingException {
        JsonSerializer<?> serializer = provider.findValueSerializer(type);
        if (serializer instanceof EntitySerializer entity) {
            return names(entity.attributes(), provider.getConfig(), Value.empty());
        }
        if (!(serializer instanceof BeanSerializerBase object)) {
            return List.of();
        }
        SerializationConfig config = provider.getConfig();
        Value ofClass = config.introspectClassAnnotations(type).findPropertyInclusion(Value.empty());
        return names(object.properties(), config, ofClass);
    }

    private static List<String> names(Iterator<PropertyWriter> fields, SerializationConfig config, Value ofClass) {
        List<String> names = new ArrayList<>();
        while (fields.hasNext()) {
            if (fields.next() instanceof BeanPropertyWriter field && isAlways(field, config, ofClass)) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static boolean isAlways(BeanPropertyWriter field, SerializationConfig config, Value ofClass) {
        if (field instanceof EntityAttributeWriter) {
            return true;
        }
        Include include = ofClass.withOverrides(
                        field.findPropertyInclusion(config, field.getMember().getDeclaringClass()))
                .getValueInclusion();
        return !field.isUnwrapping()
                && !field.willSuppressNulls()
                && (include == Include.ALWAYS || include == Include.USE_DEFAULTS);
    }
}
