package org.reprise.audit;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.reprise.proof.Value;

/** The order of keys of numbers and days, which is that of every make. */
record KeyOrder(List<String> columns) implements Comparator<SortedMap<String, Value>> {

    @Override
    public int compare(SortedMap<String, Value> one, SortedMap<String, Value> other) {
        for (String column : columns) {
            int order = compare(one.getOrDefault(column, Value.NULL), other.getOrDefault(column, Value.NULL));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The text of days is in their order. */
    private static int compare(Value one, Value other) {
        return one.kind() == Value.Kind.NUMBER && other.kind() == Value.Kind.NUMBER
                ? new BigDecimal(one.text()).compareTo(new BigDecimal(other.text()))
                : one.text().compareTo(other.text());
    }
}
