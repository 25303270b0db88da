package org.reprise.argument;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.NullValueProvider;
import com.fasterxml.jackson.databind.util.AccessPattern;
import com.fasterxml.jackson.databind.util.ClassUtil;

/** A primitive component that is missing is its default, which {@link WholeObject} then refuses or not; null it can never be. */
record AbsentPrimitive(Class<?> type) implements NullValueProvider {
    @Override
    public Object getNullValue(DeserializationContext context) throws JsonMappingException {
        return context.reportInputMismatch(type, "the event has null, and a %s cannot be null", type);
    }

    @Override
    public Object getAbsentValue(DeserializationContext context) {
        return ClassUtil.defaultValue(type);
    }

    @Override
    public AccessPattern getNullAccessPattern() {
        return AccessPattern.DYNAMIC;
    }
}
