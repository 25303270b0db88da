package org.reprise.argument;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a declared type, the same ones at every deployment: null, empty, and filled ones that together hold each
 * constant and each awkward value at each place. A type of which nothing can be made has none but null.
 *
 * <p>For one thread.
 */
final class ArgumentSamples {
    private record Key(JavaType type, int depth) {}

    /** Objects within objects; what is deeper is null. */
    private static final int DEPTH = 6;

    /** Enough for each value of the plain types and, of enums with more constants, for the first ones. */
    private static final int LIMIT = 24;

    private static final int ELEMENTS = 3;

    private final ObjectMapper mapper;
    private final SampleContainers containers;
    private final SampleObjects objects = new SampleObjects();
    private final Map<Key, List<@Nullable Object>> made = new HashMap<>();

    ArgumentSamples(ObjectMapper mapper) {
        this.mapper = mapper;
        this.containers = new SampleContainers(mapper);
    }

    List<@Nullable Object> of(JavaType type) {
        return of(type, DEPTH);
    }

    private List<@Nullable Object> of(JavaType type, int depth) {
        List<@Nullable Object> known = made.get(new Key(type, depth));
        if (known != null) {
            return known;
        }
        List<@Nullable Object> samples = new ArrayList<>();
        if (depth > 0) {
            fill(type, depth, samples);
        }
        if (!type.isPrimitive() && !type.isReferenceType() && !type.isTypeOrSubTypeOf(TreeNode.class)) {
            samples.add(null);
        }
        made.put(new Key(type, depth), samples);
        return samples;
    }

    private void fill(JavaType type, int depth, List<@Nullable Object> samples) {
        Class<?> raw = type.getRawClass();
        if (PlainTypes.isPlain(raw)) {
            PlainSamples.of(raw).stream().limit(LIMIT).forEach(samples::add);
        } else if (type.isReferenceType()) {
            fillReference(type, depth, samples);
        } else if (type.isArrayType()) {
            for (List<@Nullable Object> elements : chunks(of(type.getContentType(), depth - 1))) {
                samples.add(array(type.getContentType().getRawClass(), elements));
            }
        } else if (Collection.class.isAssignableFrom(raw)) {
            chunks(of(type.getContentType(), depth - 1))
                    .forEach(elements -> containers.collection(type, elements).ifPresent(samples::add));
            objects.fill(nonNull(samples), members(type, depth));
        } else if (Map.class.isAssignableFrom(raw)) {
            fillMap(type, depth, samples);
            objects.fill(nonNull(samples), members(type, depth));
        } else if (Modifier.isAbstract(raw.getModifiers())) {
            subtypes(raw).forEach(subtype -> samples.addAll(nonNull(of(subtype, depth - 1))));
        } else {
            samples.addAll(objects.of(type, members(type, depth)));
        }
    }

    private SampleObjects.Members members(JavaType type, int depth) {
        return (declaring, member) -> of(
                mapper.getTypeFactory()
                        .resolveMemberType(member, type.findSuperType(declaring).getBindings()),
                depth - 1);
    }

    private void fillReference(JavaType type, int depth, List<@Nullable Object> samples) {
        boolean optional = type.hasRawClass(Optional.class);
        if (!optional && !type.hasRawClass(AtomicReference.class)) {
            return;
        }
        samples.add(optional ? Optional.empty() : new AtomicReference<>());
        nonNull(of(type.getContentType(), depth - 1))
                .forEach(content -> samples.add(optional ? Optional.of(content) : new AtomicReference<>(content)));
    }

    private void fillMap(JavaType type, int depth, List<@Nullable Object> samples) {
        List<Object> keys = nonNull(of(type.getKeyType(), 1));
        List<@Nullable Object> values = of(type.getContentType(), depth - 1);
        containers.map(type, List.of(), List.of()).ifPresent(samples::add);
        for (int i = 0; i < Math.max(keys.size(), values.size()) && !keys.isEmpty(); i++) {
            List<@Nullable Object> value = new ArrayList<>();
            value.add(values.get(i % values.size()));
            containers.map(type, List.of(keys.get(i % keys.size())), value).ifPresent(samples::add);
        }
        containers.map(type, keys, values).ifPresent(samples::add);
    }

    /** Of an abstract type, as its annotations say. */
    private List<JavaType> subtypes(Class<?> raw) {
        AnnotatedClass annotated = AnnotatedClassResolver.resolve(
                mapper.getSerializationConfig(), mapper.constructType(raw), mapper.getSerializationConfig());
        return mapper
                .getSubtypeResolver()
                .collectAndResolveSubtypesByClass(mapper.getSerializationConfig(), annotated)
                .stream()
                .map(NamedType::getType)
                .filter(subtype -> !Modifier.isAbstract(subtype.getModifiers()))
                .sorted((one, other) -> one.getName().compareTo(other.getName()))
                .<JavaType>map(mapper::constructType)
                .toList();
    }

    private static Object array(Class<?> element, List<@Nullable Object> elements) {
        Object array = Array.newInstance(element, elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(array, i, elements.get(i));
        }
        return array;
    }

    /** No element at all, then few at a time, so that samples within samples stay small. */
    private static List<List<@Nullable Object>> chunks(List<@Nullable Object> elements) {
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        chunks.add(List.of());
        for (int i = 0; i < elements.size(); i += ELEMENTS) {
            chunks.add(elements.subList(i, Math.min(i + ELEMENTS, elements.size())));
        }
        return chunks;
    }

    private static List<Object> nonNull(List<@Nullable Object> samples) {
        List<Object> present = new ArrayList<>();
        for (Object sample : samples) {
            if (sample != null) {
                present.add(sample);
            }
        }
        return present;
    }
}
