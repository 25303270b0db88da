package org.reprise.label;

import com.fasterxml.jackson.databind.JavaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text with places for values of a call, such as <code>${args[0].status}</code>. Never changes; safe for any thread. */
public final class Expression {
    /** Gives no text. */
    public static final Expression NONE = new Expression(List.of());

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");

    /** Of which one is null. */
    private record Part(@Nullable String text, @Nullable PropertyPath path) {}

    private final List<Part> parts;

    private Expression(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws IllegalArgumentException saying what of it does not resolve by the declared types */
    public static Expression parse(String text, List<JavaType> arguments, JavaType result) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int at = 0;
        while (place.find()) {
            literal(text.substring(at, place.start()), parts);
            parts.add(new Part(null, PropertyPath.parse(place.group(1), arguments, result)));
            at = place.end();
        }
        literal(text.substring(at), parts);
        return new Expression(List.copyOf(parts));
    }

    private static void literal(String text, List<Part> parts) {
        if (text.contains("${")) {
            throw new IllegalArgumentException("'" + text + "' has no closing brace");
        }
        if (!text.isEmpty()) {
            parts.add(new Part(text, null));
        }
    }

    /** What the arguments say, before the call: for each part its text, null where the result decides or a value is null. */
    List<@Nullable String> begin(Object[] arguments) {
        List<@Nullable String> begun = new ArrayList<>(parts.size());
        for (Part part : parts) {
            PropertyPath path = part.path();
            begun.add(path == null ? part.text() : path.isOfResult() ? null : path.of(arguments, null));
        }
        return begun;
    }

    /** The whole text; empty when one of the values is null. */
    String end(List<@Nullable String> begun, @Nullable Object result) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            PropertyPath path = parts.get(i).path();
            String value = path != null && path.isOfResult() ? path.of(new Object[0], result) : begun.get(i);
            if (value == null) {
                return "";
            }
            text.append(value);
        }
        return text.toString();
    }
}
