package org.reprise.audit;

import java.util.List;
import org.reprise.compare.SharedTable;

/**
 * A table that two sites have, and how its rows are walked through.
 *
 * @param order the columns of its key in the order of the index of the site that walks; empty where it is read as a whole
 */
public record AuditedTable(SharedTable shared, List<String> order, Way way) {

    /** How the rows of two sites are brought together. */
    public enum Way {
        /** By ranges of keys, of which only sums travel. That the sites order keys alike is hoped, and seen where sums are equal. */
        RANGES,
        /** By the keys themselves, there and back: the sites order them otherwise. */
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
        return new AuditedTable(shared, there.order(), Way.RANGES);
    }

    AuditedTable by(Way other) {
        return new AuditedTable(shared, order, other);
    }

    String name() {
        return shared.name();
    }

    /** The same, walked through in another site's order. */
    AuditedTable by(List<String> other) {
        return new AuditedTable(shared, other, way);
    }
}
