package org.reprise.argument;

import com.fasterxml.jackson.core.TreeNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Calendar;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The types that are one value for JSON and hold no others. */
final class PlainTypes {
    private static final Set<Class<?>> PLAIN = Set.of(
            String.class,
            Boolean.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            Character.class,
            Float.class,
            Double.class,
            BigDecimal.class,
            BigInteger.class,
            UUID.class,
            URI.class,
            Locale.class,
            Currency.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            byte[].class,
            char[].class);
    private static final List<Class<?>> FAMILIES = List.of(
            TemporalAccessor.class, TemporalAmount.class, ZoneId.class, Date.class, Calendar.class, TreeNode.class);

    private PlainTypes() {}

    static boolean isPlain(Class<?> raw) {
        return raw.isPrimitive()
                || raw.isEnum()
                || PLAIN.contains(raw)
                || FAMILIES.stream().anyMatch(family -> family.isAssignableFrom(raw));
    }
}
