package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.reprise.argument.DeepComparison.Mismatch;
import org.reprise.event.JsonTrouble;

/**
 * Shows at deployment, by values, whether an event keeps a declared type whole: samples are written and read, and what comes out
 * is compared with what went in, field by field. A sample that cannot be written or read proves nothing as long as others hold a
 * value at the same place: the type may forbid it.
 *
 * <p>It can find a loss, and cannot show that there is none. For one thread.
 */
public final class RoundTrip {
    private static final Logger LOG = Logger.getLogger(RoundTrip.class.getName());
    private static final String REMEDY = "pass plain values instead, or register a Jackson module that keeps it"
            + " (META-INF/services/com.fasterxml.jackson.databind.Module)";
    private static final int SHOWN = 60;

    private final ArgumentJson json;
    private final ArgumentSamples samples;

    public RoundTrip(ArgumentJson json) {
        this.json = json;
        this.samples = new ArgumentSamples(json.mapper());
    }

    /** What is lost of a parameter of that name and type, naming the place inside it; empty when nothing was seen to be. */
    public Optional<String> objection(JavaType type, String name) {
        Map<String, String> failures = new LinkedHashMap<>();
        Set<String> kept = new HashSet<>();
        for (Object sample : samples.of(type)) {
            DeepComparison comparison = new DeepComparison();
            try {
                Optional<Mismatch> mismatch = comparison.compare(name, sample, trip(type, sample));
                if (mismatch.isPresent()) {
                    return mismatch.map(RoundTrip::lost);
                }
                kept.addAll(comparison.places());
            } catch (IOException | RuntimeException | StackOverflowError e) {
                LOG.log(Level.FINE, e, () -> "A sample of " + type + " is of no use: " + show(sample));
                String place = e instanceof JsonMappingException mapping ? JsonTrouble.place(mapping.getPath()) : "";
                failures.putIfAbsent(name + place, reason(e));
            }
        }
        failures.keySet().removeAll(kept);
        return failures.entrySet().stream()
                .findFirst()
                .map(failure ->
                        failure.getKey() + " cannot be kept in an event: " + failure.getValue() + ": " + REMEDY);
    }

    private @Nullable Object trip(JavaType type, @Nullable Object sample) throws IOException {
        return json.read(type, json.write(type, sample));
    }

    private static String lost(Mismatch mismatch) {
        boolean sameClass = mismatch.in() == null
                || mismatch.out() == null
                || mismatch.in().getClass() == mismatch.out().getClass();
        return mismatch.place() + " goes into an event as " + show(mismatch.in(), !sameClass) + " and comes out as "
                + show(mismatch.out(), !sameClass) + ": " + remedy(mismatch.field());
    }

    private static String remedy(@Nullable Field field) {
        if (field == null) {
            return REMEDY;
        }
        String name = field.getDeclaringClass().getSimpleName() + "." + field.getName();
        if (Modifier.isTransient(field.getModifiers())) {
            return "make " + name + " not transient, or, if it is only a cache, annotate it with @JsonIgnore too";
        }
        if (field.isAnnotationPresent(JsonIgnore.class)) {
            return "remove @JsonIgnore from " + name + ", or, if it is only a cache, make it transient too";
        }
        return REMEDY;
    }

    private static String reason(Throwable failure) {
        return failure instanceof IOException io
                ? JsonTrouble.reason(io)
                : failure.getClass().getSimpleName() + " (" + failure.getMessage() + ")";
    }

    private static String show(@Nullable Object value, boolean withClass) {
        return value != null && withClass
                ? show(value) + " (" + value.getClass().getSimpleName() + ")"
                : show(value);
    }

    private static String show(@Nullable Object value) {
        if (value instanceof CharSequence || value instanceof Character) {
            return "\"" + shorten(readable(value.toString())) + "\"";
        }
        if (value != null && value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(show(Array.get(value, i)));
            }
            return shorten(elements.toString());
        }
        return shorten(readable(String.valueOf(value)));
    }

    private static String readable(String text) {
        StringBuilder readable = new StringBuilder();
        text.chars()
                .forEach(c -> readable.append(
                        Character.isISOControl(c) || Character.isSurrogate((char) c)
                                ? String.format("\\u%04X", c)
                                : String.valueOf((char) c)));
        return readable.toString();
    }

    private static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
