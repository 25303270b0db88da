package org.reprise.eclipselink;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.databaseaccess.DatabaseCall;
import org.eclipse.persistence.internal.helper.DatabaseField;
import org.eclipse.persistence.internal.identitymaps.CacheId;
import org.eclipse.persistence.internal.sessions.AbstractRecord;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.converters.Converter;
import org.eclipse.persistence.mappings.converters.ConverterClass;
import org.eclipse.persistence.mappings.foundation.AbstractDirectMapping;
import org.eclipse.persistence.queries.DatabaseQuery;
import org.eclipse.persistence.queries.ReadObjectQuery;
import org.jspecify.annotations.Nullable;
import org.reprise.proof.Parameter;
import org.reprise.proof.Value;
import org.reprise.statement.StatementText;
import org.reprise.statement.StatementText.Assignment;

/** What is bound to the parameters of a statement, in a form that every make of database and every site understands. */
final class StatementParameters {
    private static final Logger LOG = Logger.getLogger(StatementParameters.class.getName());
    private static final Comparator<String> BY_NAME =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

    private StatementParameters() {}

    /** Of JPQL, in the order of their names, numbers by size. Empty when one has no portable form. */
    static Optional<List<Parameter>> named(DatabaseQuery executed) {
        AbstractRecord row = executed.getTranslationRow();
        if (row == null) {
            return Optional.of(List.of());
        }
        Stream<@Nullable Object> values = row.getFields().stream()
                .sorted(Comparator.comparing(DatabaseField::getName, BY_NAME))
                .map(row::get);
        return portable(values, executed.getSession());
    }

    /** Of SQL, in the order of the text. Empty when one has no portable form. */
    static Optional<List<Parameter>> positional(DatabaseCall call) {
        List<?> values = Objects.requireNonNullElse(call.getParameters(), List.of());
        return portable(values.stream().map(value -> value), call.getQuery().getSession());
    }

    private static Optional<List<Parameter>> portable(
            Stream<? extends @Nullable Object> values, AbstractSession session) {
        try {
            return Optional.of(values.map(value -> portable(value, session)).toList());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Parameter portable(@Nullable Object value, AbstractSession session) {
        if (value instanceof Collection<?> many) {
            return new Parameter(
                    true, many.stream().map(StatementParameters::element).toList());
        }
        return value instanceof Object[] many && !(value instanceof Character[] || value instanceof Byte[])
                ? portable(Arrays.asList(many), session)
                : Parameter.of(value(value, session));
    }

    /** EclipseLink does not say of what type the elements of a collection are to be, so they must say it themselves. */
    private static Value element(@Nullable Object element) {
        if (element == null) {
            return Value.NULL;
        }
        Value value = Value.of(element);
        if (element instanceof Number || element.getClass().isInstance(value.toJdbc())) {
            return value;
        }
        throw new IllegalArgumentException(
                "A collection of " + element.getClass().getName());
    }

    private static Value value(@Nullable Object value, AbstractSession session) {
        if (value instanceof DatabaseField) {
            // EclipseLink hands a field instead of null, to say the type
            return Value.NULL;
        }
        if (value instanceof Enum<?> constant) {
            return Value.of(constant.name());
        }
        ClassDescriptor descriptor = value == null ? null : session.getDescriptor(value);
        if (descriptor == null) {
            return Value.of(value);
        }
        Object key = descriptor.isAggregateDescriptor()
                ? null
                : descriptor.getObjectBuilder().extractPrimaryKeyFromObject(value, session);
        if (key == null || key instanceof CacheId) {
            throw new IllegalArgumentException(descriptor.getAlias() + " has no key of one column");
        }
        return Value.of(key);
    }

    /**
     * What is to be bound to execute JPQL again.
     *
     * @param query      the parsed text
     * @param parameters as {@link #named} gives them
     * @throws IllegalArgumentException when the two do not fit, or what is referred to is not there; says why
     */
    static List<@Nullable Object> arguments(AbstractSession session, DatabaseQuery query, List<Parameter> parameters) {
        // one that the text uses several times is there several times
        List<String> names = query.getArguments();
        List<String> ordered = names.stream().distinct().sorted(BY_NAME).toList();
        if (ordered.size() != parameters.size()) {
            throw new IllegalArgumentException(
                    "takes " + ordered.size() + " parameters, and " + parameters.size() + " are known");
        }
        List<@Nullable Object> arguments = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Parameter parameter = parameters.get(ordered.indexOf(names.get(i)));
            Class<?> type = query.getArgumentTypes().get(i);
            List<@Nullable Object> values = new ArrayList<>();
            for (Value value : parameter.values()) {
                values.add(argument(session, value, type));
            }
            arguments.add(parameter.many() ? values : values.get(0));
        }
        return arguments;
    }

    /**
     * Whether a converter may make something else each time of what JPQL assigns, as encryption does: it is asked again for what was bound.
     * Of a literal, the text has what it made.
     */
    static boolean isConvertedByChance(StatementText parts, DatabaseQuery query, List<@Nullable Object> bound) {
        Map<String, Converter> converters = new HashMap<>();
        addConverters(query.getDescriptor(), converters);
        for (Assignment each : parts.body().assignments()) {
            Converter converter = converters.get(each.column());
            boolean whole = each.value().text().equals("?");
            if (converter != null
                    && !(whole && isAgain(converter, bound.get(each.value().parameters()), query))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAgain(Converter converter, @Nullable Object bound, DatabaseQuery query) {
        if (bound == null) {
            return true;
        }
        try {
            Object value = converter.convertDataValueToObjectValue(bound, query.getSession());
            return Objects.deepEquals(bound, converter.convertObjectValueToDataValue(value, query.getSession()));
        } catch (RuntimeException e) {
            // what was bound is of another class than the converter's own: nothing is known, and rows are right in any
            // case
            LOG.log(Level.FINE, e, () -> "A converter cannot be asked again for a value of " + bound.getClass());
            return false;
        }
    }

    private static void addConverters(@Nullable ClassDescriptor descriptor, Map<String, Converter> converters) {
        if (descriptor == null) {
            return;
        }
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            if (mapping instanceof AggregateObjectMapping embedded) {
                addConverters(embedded.getReferenceDescriptor(), converters);
            } else if (mapping instanceof AbstractDirectMapping direct
                    && direct.getConverter() instanceof ConverterClass converter) {
                converters.put(MappedTable.name(direct.getField()), converter);
            }
        }
    }

    private static @Nullable Object argument(AbstractSession session, Value value, @Nullable Class<?> type) {
        Object plain = value.toJdbc();
        if (plain == null || type == null || type.isInstance(plain) || Collection.class.isAssignableFrom(type)) {
            return plain;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(value.text()))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalArgumentException("has no " + value.text() + " of " + type.getName()));
        }
        if (plain instanceof Instant time && type == OffsetDateTime.class) {
            return time.atOffset(ZoneOffset.UTC);
        }
        ClassDescriptor descriptor = session.getDescriptor(type);
        return descriptor == null
                ? session.getPlatform().convertObject(plain, type)
                : entity(session, descriptor, plain);
    }

    private static Object entity(AbstractSession session, ClassDescriptor descriptor, Object key) {
        ReadObjectQuery query = new ReadObjectQuery(descriptor.getJavaClass());
        query.setSelectionId(session.getPlatform()
                .convertObject(
                        key,
                        descriptor
                                .getObjectBuilder()
                                .getPrimaryKeyClassifications()
                                .get(0)));
        Object entity = session.executeQuery(query);
        if (entity == null) {
            throw new IllegalArgumentException(
                    "refers to " + descriptor.getAlias() + " " + key + ", which is not here");
        }
        return entity;
    }
}
