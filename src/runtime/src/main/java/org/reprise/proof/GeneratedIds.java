package org.reprise.proof;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ids that a transaction was given, in the order in which it asked.
 *
 * @param byGenerator a {@code Long} or a {@code String} each, or null for a place that was reserved and not used
 */
public record GeneratedIds(Map<String, List<@Nullable Object>> byGenerator) {
    /** No id. */
    public static final GeneratedIds NONE = new GeneratedIds(Map.of());

    public GeneratedIds {
        Map<String, List<@Nullable Object>> copy = new LinkedHashMap<>();
        byGenerator.forEach((generator, ids) -> {
            for (Object id : ids) {
                if (id != null && !(id instanceof Long) && !(id instanceof String)) {
                    throw new IllegalArgumentException("Not an id of " + generator + ": " + id.getClass());
                }
            }
            copy.put(generator, Collections.unmodifiableList(new ArrayList<>(ids)));
        });
        byGenerator = Collections.unmodifiableMap(copy);
    }

    public boolean isEmpty() {
        return byGenerator.isEmpty();
    }

    /** The ids of one generator. */
    public List<@Nullable Object> of(String generator) {
        return byGenerator.getOrDefault(generator, List.of());
    }

    /** The id in the form in which it is recorded: whole numbers as {@code Long}, all else as text. */
    static Object portable(Object id) {
        if (id instanceof Long || id instanceof Integer || id instanceof Short || id instanceof Byte) {
            return ((Number) id).longValue();
        }
        if (id instanceof BigDecimal || id instanceof BigInteger) {
            BigDecimal number = new BigDecimal(id.toString());
            try {
                return number.longValueExact();
            } catch (ArithmeticException tooLong) {
                return number.toPlainString();
            }
        }
        return String.valueOf(id);
    }
}
