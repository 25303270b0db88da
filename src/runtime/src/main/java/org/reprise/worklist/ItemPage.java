package org.reprise.worklist;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reprise.portion.Position;

/**
 * A part of the worklist, in the order of the log.
 *
 * @param waiting   how many wait in all
 * @param submitted how many were submitted again
 * @param dropped   how many were dropped
 * @param next      go on behind it; null where nothing follows
 */
public record ItemPage(
        List<Item> items,
        long waiting,
        long submitted,
        long dropped,
        @Nullable Position next) {

    public ItemPage {
        items = List.copyOf(items);
    }
}
