package org.reprise.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.compare.Form;
import org.reprise.compare.SharedTable;

/**
 * A table that two sites have, and how its rows are walked through.
 *
 * @param order the columns of its key in the order of the index of the site that walks; empty where it is read as a whole
 */
public record AuditedTable(SharedTable shared, List<String> order, Way way) {

    /** How the rows of two sites are brought together. */
    public enum Way {
        /** By ranges of keys, of which only sums travel: both sites have the same order of numbers and days. */
        RANGES,
        /** By the keys themselves, there and back: no two makes have the same order of texts. */
        KEYS,
        /** All rows at once, because nothing names one; only where they are few. */
        WHOLE
    }

    public AuditedTable {
        order = List.copyOf(order);
    }

    static AuditedTable of(ShownTable here, ShownTable there) {
        SharedTable shared = SharedTable.of(here.shape(), there.shape());
        if (shared.key().isEmpty()) {
            return new AuditedTable(shared, List.of(), Way.WHOLE);
        }
        boolean ordered = shared.key().stream()
                .allMatch(column -> sorted(here.shape().columns().get(column))
                        && here.shape().columns().get(column)
                                == there.shape().columns().get(column));
        return new AuditedTable(shared, there.order(), ordered ? Way.RANGES : Way.KEYS);
    }

    private static boolean sorted(@Nullable Form form) {
        return form == Form.NUMBER || form == Form.DATE;
    }

    String name() {
        return shared.name();
    }

    /** The same, walked through in another site's order. */
    AuditedTable by(List<String> other) {
        return new AuditedTable(shared, other, way);
    }
}
