package org.reprise.argument;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JavaType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of records and classes, by the creator that JSON would use, and sets what fields the creator does not. A
 * constructor may refuse values; others are then tried.
 */
final class SampleObjects {
    private static final Logger LOG = Logger.getLogger(SampleObjects.class.getName());
    private static final int LIMIT = 24;

    /** How often a creator that refuses is asked again with other values, for each object wanted. */
    private static final int SHIFTS = 8;

    /** Samples of what a class declares: a parameter, a record component or a field. */
    interface Members {
        List<@Nullable Object> of(Class<?> declaring, Type type);
    }

    List<Object> of(JavaType type, Members members) {
        for (Executable creator : creators(type.getRawClass())) {
            List<Object> objects = of(type.getRawClass(), creator, members);
            if (!objects.isEmpty()) {
                return objects;
            }
        }
        LOG.fine(() -> "No sample could be made of " + type.getRawClass().getName()
                + ": whether an event keeps it whole is seen only at replay");
        return List.of();
    }

    private static List<Object> of(Class<?> raw, Executable creator, Members members) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        Stream.of(types(raw, creator))
                .map(parameter -> members.of(raw, parameter))
                .forEach(values::add);
        List<Field> fields = fieldsLeft(raw, creator);
        List<List<@Nullable Object>> fieldValues = values(fields, members);
        int count = Math.min(
                LIMIT,
                Stream.concat(values.stream(), fieldValues.stream())
                        .mapToInt(List::size)
                        .max()
                        .orElse(1));
        List<Object> objects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Optional<Object> object = create(creator, values, i);
            if (object.isPresent() && set(object.get(), fields, fieldValues, i)) {
                objects.add(object.get());
            }
        }
        return objects;
    }

    private static List<List<@Nullable Object>> values(List<Field> fields, Members members) {
        return fields.stream()
                .map(field -> members.of(field.getDeclaringClass(), field.getGenericType()))
                .toList();
    }

    /** Sets the fields of a collection or map of a class of the application's own. */
    void fill(List<Object> objects, Members members) {
        for (int i = 0; i < objects.size(); i++) {
            List<Field> fields = KeptFields.of(objects.get(i).getClass()).stream()
                    .filter(Field::trySetAccessible)
                    .toList();
            if (!set(objects.get(i), fields, values(fields, members), i)) {
                LOG.fine("A field of a collection cannot be set");
            }
        }
    }

    private static Optional<Object> create(Executable creator, List<List<@Nullable Object>> values, int number) {
        if (values.stream().anyMatch(List::isEmpty)) {
            return Optional.empty();
        }
        for (int shift = 0; shift < SHIFTS; shift++) {
            @Nullable Object[] arguments = new Object[values.size()];
            for (int i = 0; i < arguments.length; i++) {
                List<@Nullable Object> each = values.get(i);
                arguments[i] = each.get((number + shift * i) % each.size());
            }
            try {
                creator.trySetAccessible();
                return Optional.ofNullable(
                        creator instanceof Constructor<?> constructor
                                ? constructor.newInstance(arguments)
                                : ((Method) creator).invoke(null, arguments));
            } catch (InvocationTargetException refused) {
                LOG.log(Level.FINER, refused, () -> creator + " refuses " + Arrays.toString(arguments));
            } catch (ReflectiveOperationException | IllegalArgumentException notForUs) {
                LOG.log(Level.FINE, notForUs, () -> creator + " cannot be called");
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean set(Object object, List<Field> fields, List<List<@Nullable Object>> values, int number) {
        for (int i = 0; i < fields.size(); i++) {
            List<@Nullable Object> each = values.get(i);
            if (each.isEmpty()) {
                continue;
            }
            try {
                fields.get(i).set(object, each.get(number % each.size()));
            } catch (IllegalAccessException e) {
                return false;
            }
        }
        return true;
    }

    /** The annotated one; else the canonical one of a record; else the one without arguments; else any, short ones first. */
    private static List<Executable> creators(Class<?> raw) {
        if (raw.isRecord() || Modifier.isAbstract(raw.getModifiers())) {
            return raw.isRecord() ? canonical(raw) : List.of();
        }
        List<Executable> annotated = Stream.concat(
                        Stream.<Executable>of(raw.getDeclaredConstructors()),
                        Stream.<Executable>of(raw.getDeclaredMethods())
                                .filter(method -> Modifier.isStatic(method.getModifiers())))
                .filter(creator -> creator.isAnnotationPresent(JsonCreator.class))
                .toList();
        return annotated.isEmpty()
                ? Stream.<Executable>of(raw.getDeclaredConstructors())
                        .filter(constructor -> !constructor.isSynthetic())
                        .sorted(Comparator.comparingInt(Executable::getParameterCount))
                        .toList()
                : annotated;
    }

    private static List<Executable> canonical(Class<?> raw) {
        Class<?>[] types = Arrays.stream(raw.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return List.of(raw.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Type[] types(Class<?> raw, Executable creator) {
        return raw.isRecord()
                ? Arrays.stream(raw.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .toArray(Type[]::new)
                : creator.getGenericParameterTypes();
    }

    /** Those that JSON would set after the creator: of records none, else those that the creator has no parameter for. */
    private static List<Field> fieldsLeft(Class<?> raw, Executable creator) {
        Set<String> given = new HashSet<>();
        Stream.of(creator.getParameters()).map(Parameter::getName).forEach(given::add);
        boolean all = creator.getParameterCount() == 0 && !raw.isRecord();
        return KeptFields.of(raw).stream()
                .filter(field -> all || (!Modifier.isFinal(field.getModifiers()) && !given.contains(field.getName())))
                .filter(field -> !raw.isRecord() && named(creator))
                .filter(Field::trySetAccessible)
                .toList();
    }

    private static boolean named(Executable creator) {
        return Stream.of(creator.getParameters()).allMatch(Parameter::isNamePresent);
    }
}
