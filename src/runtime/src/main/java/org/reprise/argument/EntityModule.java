package org.reprise.argument;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.AbstractDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanPropertyWriter;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.BeanSerializerBase;
import java.io.Serial;
import java.util.List;
import java.util.function.Supplier;

/** Puts the forms of entities in the place of Jackson's, which would write a managed one by its values and a cycle for ever. */
final class EntityModule extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient EntityArguments entities;

    EntityModule(EntityArguments entities, int maxBytes) {
        super("reprise-entities");
        setSerializerModifier(new Writing(entities, maxBytes));
        this.entities = entities;
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        ObjectMapper mapper = context.getOwner();
        context.addBeanDeserializerModifier(new Reading(entities, mapper::getSerializerProviderInstance));
    }

    @SuppressWarnings("serial")
    private static final class Writing extends BeanSerializerModifier {
        private final EntityArguments entities;
        private final int maxBytes;

        Writing(EntityArguments entities, int maxBytes) {
            this.entities = entities;
            this.maxBytes = maxBytes;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription bean, List<BeanPropertyWriter> properties) {
            properties.removeIf(property -> KeptFields.isWoven(property.getName()));
            if (entities.isEntity(bean.getBeanClass())) {
                properties.replaceAll(property -> new EntityAttributeWriter(property, entities));
            }
            return properties;
        }

        @Override
        @SuppressWarnings("unchecked")
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            return entities.isEntity(bean.getBeanClass()) && serializer instanceof BeanSerializerBase values
                    ? new EntitySerializer(entities, maxBytes, values)
                    : serializer;
        }
    }

    @SuppressWarnings("serial")
    private static final class Reading extends BeanDeserializerModifier {
        private final EntityArguments entities;

        private final Supplier<SerializerProvider> writing;

        Reading(EntityArguments entities, Supplier<SerializerProvider> writing) {
            this.entities = entities;
            this.writing = writing;
        }

        @Override
        public List<BeanPropertyDefinition> updateProperties(
                DeserializationConfig config, BeanDescription bean, List<BeanPropertyDefinition> properties) {
            properties.removeIf(property -> KeptFields.isWoven(property.getName()));
            return properties;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            if (!entities.isEntity(bean.getBeanClass())) {
                return deserializer;
            }
            if (deserializer instanceof BeanDeserializerBase values) {
                return new EntityDeserializer(entities, bean.getType(), values, writing);
            }
            return deserializer instanceof AbstractDeserializer
                    ? new EntityDeserializer(entities, bean.getType(), null, writing)
                    : deserializer;
        }
    }
}
