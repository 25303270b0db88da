package org.reprise.argument;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBuilder;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Nothing is bent until it fits: what an event holds is read as what it was written as, or refused. A replay with 1 in the place
 * of 1.5, or 0 in the place of what the event does not have, would be wrong without a word.
 */
final class StrictReading extends SimpleModule {
    @Serial
    private static final long serialVersionUID = 1;

    /** What Jackson would read as a value of another kind. */
    private static final Map<LogicalType, List<CoercionInputShape>> BENT = Map.of(
            LogicalType.Integer,
            List.of(
                    CoercionInputShape.Float,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString,
                    CoercionInputShape.Boolean),
            LogicalType.Float,
            List.of(CoercionInputShape.String, CoercionInputShape.EmptyString, CoercionInputShape.Boolean),
            LogicalType.Boolean,
            List.of(
                    CoercionInputShape.Integer,
                    CoercionInputShape.Float,
                    CoercionInputShape.String,
                    CoercionInputShape.EmptyString),
            LogicalType.Textual,
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean),
            LogicalType.Enum,
            List.of(CoercionInputShape.Integer, CoercionInputShape.EmptyString),
            LogicalType.DateTime,
            List.of(CoercionInputShape.Float, CoercionInputShape.EmptyString),
            LogicalType.POJO,
            List.of(CoercionInputShape.EmptyString, CoercionInputShape.EmptyArray),
            LogicalType.Collection,
            List.of(CoercionInputShape.EmptyString),
            LogicalType.Array,
            List.of(CoercionInputShape.EmptyString),
            LogicalType.Map,
            List.of(CoercionInputShape.EmptyString, CoercionInputShape.EmptyArray));

    StrictReading() {
        super("reprise-strict");
    }

    static void of(JsonMapper.Builder mapper) {
        mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        BENT.forEach((kind, shapes) -> mapper.withCoercionConfig(
                kind, config -> shapes.forEach(shape -> config.setCoercion(shape, CoercionAction.Fail))));
        mapper.withCoercionConfig(
                Character.class, config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        ObjectMapper mapper = context.getOwner();
        context.addBeanDeserializerModifier(new Checks(mapper::getSerializerProviderInstance));
    }

    @SuppressWarnings("serial")
    private static final class Checks extends BeanDeserializerModifier {
        private final Supplier<SerializerProvider> writing;

        Checks(Supplier<SerializerProvider> writing) {
            this.writing = writing;
        }

        @Override
        public BeanDeserializerBuilder updateBuilder(
                DeserializationConfig config, BeanDescription bean, BeanDeserializerBuilder builder) {
            SettableBeanProperty[] creator = builder.getValueInstantiator().getFromObjectArguments(config);
            for (int i = 0; creator != null && i < creator.length; i++) {
                if (creator[i].getType().isPrimitive()) {
                    creator[i] = creator[i].withNullProvider(
                            new AbsentPrimitive(creator[i].getType().getRawClass()));
                }
            }
            return builder;
        }

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            if (deserializer instanceof BeanDeserializerBase object) {
                return new WholeObject(object, writing);
            }
            return TimeAsText.isTime(bean.getBeanClass()) ? new TimeAsText(deserializer) : deserializer;
        }
    }
}
