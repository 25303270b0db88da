package org.reprise.argument;

import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.ser.impl.UnknownSerializer;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How JSON deals with classes of the application. Safe for any thread. */
final class OwnClasses {
    /** By the fields of the declared class, and of no other. */
    private enum Form {
        DECLARED_FIELDS,
        OTHER
    }

    private static final InjectableValues NO_INJECTION = new InjectableValues.Std();

    private final ObjectMapper mapper;
    private final Map<JavaType, Form> forms = new ConcurrentHashMap<>();

    OwnClasses(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Whether the application itself says how the type is written and read: by annotations on it, or by a module. */
    boolean converts(JavaType type) {
        if (!isOwn(type)) {
            return false;
        }
        try {
            JsonSerializer<?> writer = mapper.getSerializerProviderInstance().findValueSerializer(type);
            JsonDeserializer<?> reader = reader(type);
            return !(writer instanceof BeanSerializerBase
                    || writer instanceof UnknownSerializer
                    || writer instanceof EntitySerializer
                    || reader instanceof BeanDeserializerBase
                    || reader instanceof AbstractDeserializer
                    || reader instanceof EntityDeserializer);
        } catch (JsonMappingException | IllegalArgumentException notAtAll) {
            return false;
        }
    }

    private JsonDeserializer<?> reader(JavaType type) throws JsonMappingException {
        return ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createInstance(mapper.getDeserializationConfig(), mapper.treeAsTokens(NullNode.instance), NO_INJECTION)
                .findRootValueDeserializer(type);
    }

    /** The class of a value, when only the fields of its declared class would be written, and its class be lost. */
    Optional<Class<?>> lost(JavaType declared, @Nullable Object value) {
        if (value == null || value.getClass() == declared.getRawClass() || !isOwn(declared)) {
            return Optional.empty();
        }
        return forms.computeIfAbsent(declared, this::form) == Form.DECLARED_FIELDS
                ? Optional.of(value.getClass())
                : Optional.empty();
    }

    private Form form(JavaType type) {
        try {
            SerializerProvider provider = mapper.getSerializerProviderInstance();
            boolean fields = provider.findTypeSerializer(type) == null
                    && provider.findValueSerializer(type) instanceof BeanSerializerBase;
            return fields ? Form.DECLARED_FIELDS : Form.OTHER;
        } catch (JsonMappingException notAtAll) {
            return Form.OTHER;
        }
    }

    private static boolean isOwn(JavaType type) {
        return !type.isContainerType()
                && !type.isReferenceType()
                && !type.isPrimitive()
                && !type.isEnumType()
                && !KeptFields.isOfJdk(type.getRawClass());
    }
}
