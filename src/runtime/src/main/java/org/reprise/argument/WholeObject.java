package org.reprise.argument;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.CreatorProperty;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an object without a field that is written in any case: its class had no such field when the event was made, and what
 * Jackson would put there, 0 or null, is nothing that anybody ever said. A component of type {@code Optional} may be missing, and
 * is empty then.
 */
final class WholeObject extends DelegatingDeserializer {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Set<Class<?>> OPTIONAL =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    private final transient Supplier<SerializerProvider> writing;
    private transient volatile @Nullable List<String> fields;

    WholeObject(BeanDeserializerBase object, Supplier<SerializerProvider> writing) {
        super(object);
        this.writing = writing;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> object) {
        return object instanceof BeanDeserializerBase fields ? new WholeObject(fields, writing) : object;
    }

    /** Its fields are then those of another object. */
    @Override
    @SuppressWarnings("unchecked")
    public JsonDeserializer<Object> unwrappingDeserializer(NameTransformer names) {
        return (JsonDeserializer<Object>) _delegatee.unwrappingDeserializer(names);
    }

    @Override
    public @Nullable Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonToken start = json.currentToken();
        if (start != JsonToken.START_OBJECT && start != JsonToken.FIELD_NAME && start != JsonToken.END_OBJECT) {
            return super.deserialize(json, context);
        }
        SeenFields seen = new SeenFields(json);
        try {
            Object object = super.deserialize(seen, context);
            check(seen, context);
            return object;
        } catch (JsonMappingException e) {
            if (seen.isWhole()) {
                check(seen, context); // what is missing comes first: a constructor may refuse what stands for it
            }
            throw e;
        }
    }

    private void check(SeenFields seen, DeserializationContext context) throws IOException {
        for (String field : fields()) {
            if (!seen.contains(field)) {
                context.reportPropertyInputMismatch(handledType(), field, "%s", missing(handledType(), field));
            }
        }
    }

    static String missing(Class<?> type, String field) {
        return "the event has no '" + field + "', which " + type.getSimpleName() + " has here";
    }

    private List<String> fields() throws JsonMappingException {
        List<String> known = fields;
        if (known == null) {
            BeanDeserializerBase object = (BeanDeserializerBase) _delegatee;
            known = WrittenFields.of(writing.get(), object.getValueType()).stream()
                    .filter(name -> isNeeded(object.findProperty(name)))
                    .toList();
            fields = known;
        }
        return known;
    }

    private static boolean isNeeded(@Nullable SettableBeanProperty field) {
        return field != null
                && !(field instanceof CreatorProperty
                        && OPTIONAL.contains(field.getType().getRawClass()));
    }
}
