package org.reprise.proof;

import java.util.Comparator;
import java.util.List;

/**
 * What was bound to one parameter of a statement.
 *
 * @param many   whether it is a collection, such as that of {@code IN :ids}
 * @param values of a collection its elements, whose order says nothing; else one
 */
public record Parameter(boolean many, List<Value> values) {
    public Parameter {
        values = many
                ? values.stream()
                        .sorted(Comparator.comparing(Value::kind).thenComparing(Value::text))
                        .toList()
                : List.copyOf(values);
        if (!many && values.size() != 1) {
            throw new IllegalArgumentException("One parameter with " + values.size() + " values");
        }
    }

    public static Parameter of(Value value) {
        return new Parameter(false, List.of(value));
    }

    @Override
    public String toString() {
        return many ? values.toString() : values.get(0).toString();
    }
}
