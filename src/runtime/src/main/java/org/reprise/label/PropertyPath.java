package org.reprise.label;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.api.CaptureException;

/**
 * A way from an argument or the result of a call to a simple value, by declared types: {@code args[0].sender.name}. Each step is a
 * component of a record or a getter; nothing else is ever called.
 */
final class PropertyPath {
    private static final Pattern FORM = Pattern.compile("(args\\[(\\d{1,3})]|result)((?:\\.[A-Za-z_][A-Za-z0-9_]*)*)");

    /** -1: the result. */
    private final int argument;

    private final List<Method> steps;

    private PropertyPath(int argument, List<Method> steps) {
        this.argument = argument;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException saying what of it does not resolve */
    static PropertyPath parse(String text, List<JavaType> arguments, JavaType result) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no path: write args[0].status or result.state, with names between dots");
        }
        int argument = form.group(2) == null ? -1 : Integer.parseInt(form.group(2));
        if (argument >= arguments.size()) {
            throw new IllegalArgumentException(
                    "'" + text + "' asks for an argument that is not there: the method has " + arguments.size());
        }
        JavaType type = argument < 0 ? result : arguments.get(argument);
        List<Method> steps = new ArrayList<>();
        for (String property : form.group(3).split("\\.")) {
            if (!property.isEmpty()) {
                Method step = step(type, property);
                if (step == null) {
                    throw new IllegalArgumentException("'" + text + "' does not resolve: "
                            + type.getRawClass().getSimpleName() + " has no public getter or record component '"
                            + property + "'");
                }
                steps.add(step);
                type = TypeFactory.defaultInstance()
                        .resolveMemberType(
                                step.getGenericReturnType(),
                                type.findSuperType(step.getDeclaringClass()).getBindings());
            }
        }
        if (!isSimple(type.getRawClass())) {
            throw new IllegalArgumentException("'" + text + "' ends at a "
                    + type.getRawClass().getSimpleName()
                    + ": let it end at text, a number, a boolean, an enum, a UUID or a time");
        }
        return new PropertyPath(argument, List.copyOf(steps));
    }

    private static @Nullable Method step(JavaType type, String property) {
        Class<?> raw = type.getRawClass();
        String capital = property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
        List<String> names = raw.isRecord() ? List.of(property) : List.of("get" + capital, "is" + capital);
        return names.stream()
                .flatMap(name -> Stream.of(raw.getMethods())
                        .filter(method -> method.getName().equals(name)
                                && method.getParameterCount() == 0
                                && !Modifier.isStatic(method.getModifiers())
                                && !method.isBridge()
                                && (!name.startsWith("is") || raw.isRecord() || isBoolean(method.getReturnType()))
                                && method.trySetAccessible()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isBoolean(Class<?> type) {
        return type == boolean.class || type == Boolean.class;
    }

    private static boolean isSimple(Class<?> type) {
        return (type.isPrimitive() && type != void.class)
                || type == String.class
                || type == Boolean.class
                || type == Character.class
                || type.isEnum()
                || (Number.class.isAssignableFrom(type) && type.getName().startsWith("java."))
                || type == UUID.class
                || (Temporal.class.isAssignableFrom(type) && type.getName().startsWith("java.time."));
    }

    boolean isOfResult() {
        return argument < 0;
    }

    /**
     * The value as text; null when a step of the way is.
     *
     * @throws CaptureException when a getter throws
     */
    @Nullable
    String of(Object[] arguments, @Nullable Object result) {
        Object value = argument < 0 ? result : arguments[argument];
        for (Method step : steps) {
            if (value == null) {
                return null;
            }
            value = get(step, value);
        }
        return value instanceof Enum<?> constant ? constant.name() : value == null ? null : value.toString();
    }

    private static @Nullable Object get(Method step, Object value) {
        try {
            return step.invoke(value);
        } catch (InvocationTargetException | IllegalAccessException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CaptureException(
                    "An event cannot be classified: " + step.getDeclaringClass().getSimpleName() + "." + step.getName()
                            + "() threw " + cause,
                    cause);
        }
    }
}
