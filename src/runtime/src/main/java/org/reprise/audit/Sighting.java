package org.reprise.audit;

import java.util.List;

/**
 * Rows of the upstream, and between which places of the log they were read.
 *
 * @param from the effect of this event, and of all before it, is in them
 * @param upTo the effect of no event behind this one is
 */
record Sighting(long from, long upTo, List<SeenRow> rows) {
    Sighting {
        rows = List.copyOf(rows);
    }
}
