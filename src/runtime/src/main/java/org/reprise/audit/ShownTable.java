package org.reprise.audit;

import java.util.List;
import org.reprise.compare.TableShape;

/**
 * A table as one of the sites tells it.
 *
 * @param order the columns of its key as its index orders them
 */
record ShownTable(TableShape shape, List<String> order) {
    ShownTable {
        order = List.copyOf(order);
    }
}
