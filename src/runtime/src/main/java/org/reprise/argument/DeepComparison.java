package org.reprise.argument;

import com.fasterxml.jackson.core.TreeNode;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Compares two values by what is in them, whatever their {@code equals} says: classes, fields, elements in their order, the scale
 * of numbers. Keeps the places that it met with a value. One object compares one pair.
 */
final class DeepComparison {

    /** A place where two values differ; {@code field} when it is one. */
    record Mismatch(
            String place,
            @Nullable Object in,
            @Nullable Object out,
            @Nullable Field field) {}

    /** What holds the values that are compared now: a cycle ends there. */
    private final Set<Object> around = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Set<String> places = new HashSet<>();

    /** The first difference. */
    Optional<Mismatch> compare(String place, @Nullable Object in, @Nullable Object out) {
        return Optional.ofNullable(first(place, in, out, null));
    }

    /** Where there was a value, without the numbers of elements. */
    Set<String> places() {
        return places;
    }

    private @Nullable Mismatch first(String place, @Nullable Object in, @Nullable Object out, @Nullable Field field) {
        Mismatch differs = new Mismatch(place, in, out, field);
        if (in == null || out == null) {
            return in == out ? null : differs;
        }
        places.add(withoutNumbers(place));
        if (in.getClass() != out.getClass()) {
            return differs;
        }
        if (isLeaf(in)) {
            return Objects.deepEquals(in, out) ? null : differs;
        }
        if (!around.add(in)) {
            return null;
        }
        try {
            return inside(place, in, out, differs);
        } finally {
            around.remove(in);
        }
    }

    private @Nullable Mismatch inside(String place, Object in, Object out, Mismatch differs) {
        Mismatch inside = null;
        if (in.getClass().isArray()) {
            inside = Array.getLength(in) == Array.getLength(out) ? array(place, in, out) : differs;
        } else if (in instanceof Collection<?> collection) {
            inside = elements(place, collection, (Collection<?>) out, differs);
        } else if (in instanceof Map<?, ?> map) {
            inside = entries(place, map, (Map<?, ?>) out, differs);
        }
        return inside != null ? inside : fields(place, in, out);
    }

    private static boolean isLeaf(Object value) {
        Class<?> type = value.getClass();
        return value instanceof Enum<?>
                || value instanceof TreeNode
                || (KeptFields.isOfJdk(type)
                        && !type.isArray()
                        && !(value instanceof Collection)
                        && !(value instanceof Map)
                        && !(value instanceof Optional)
                        && !(value instanceof AtomicReference));
    }

    private @Nullable Mismatch array(String place, Object in, Object out) {
        for (int i = 0; i < Array.getLength(in); i++) {
            Mismatch element = first(place + "[" + i + "]", Array.get(in, i), Array.get(out, i), null);
            if (element != null) {
                return element;
            }
        }
        return null;
    }

    private @Nullable Mismatch elements(String place, Collection<?> in, Collection<?> out, Mismatch differs) {
        if (in.size() != out.size()) {
            return differs;
        }
        Iterator<?> others = out.iterator();
        int i = 0;
        for (Object element : in) {
            Mismatch mismatch = first(place + "[" + i++ + "]", element, others.next(), null);
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    private @Nullable Mismatch entries(String place, Map<?, ?> in, Map<?, ?> out, Mismatch differs) {
        if (in.size() != out.size()) {
            return differs;
        }
        Iterator<? extends Map.Entry<?, ?>> others = out.entrySet().iterator();
        for (Map.Entry<?, ?> entry : in.entrySet()) {
            Map.Entry<?, ?> other = others.next();
            Mismatch key = first(place + ".key", entry.getKey(), other.getKey(), null);
            Mismatch mismatch = key != null
                    ? key
                    : first(place + "[" + entry.getKey() + "]", entry.getValue(), other.getValue(), null);
            if (mismatch != null) {
                return mismatch;
            }
        }
        return null;
    }

    private @Nullable Mismatch fields(String place, Object in, Object out) {
        if (in instanceof Optional<?> optional) {
            return first(place, optional.orElse(null), ((Optional<?>) out).orElse(null), null);
        }
        if (in instanceof AtomicReference<?> reference) {
            return first(place, reference.get(), ((AtomicReference<?>) out).get(), null);
        }
        for (Field field : KeptFields.of(in.getClass())) {
            if (field.trySetAccessible()) {
                try {
                    Mismatch mismatch = first(place + "." + field.getName(), field.get(in), field.get(out), field);
                    if (mismatch != null) {
                        return mismatch;
                    }
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return null;
    }

    static String withoutNumbers(String place) {
        return place.replaceAll("\\[[^]]*]", "[]");
    }
}
