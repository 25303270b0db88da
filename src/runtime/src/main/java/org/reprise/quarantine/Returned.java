package org.reprise.quarantine;

import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.reign.Following;

/**
 * What was done to a site that comes back, or would be.
 *
 * @param following how its log stands to that of the site it is to follow
 * @param events    by the names of their first calls, how many only this site has
 * @param hindrance why their effects cannot be undone by evidence; empty when they can
 */
public record Returned(Following following, SortedMap<String, Long> events, String hindrance) {
    public Returned {
        events = new TreeMap<>(events);
    }

    /** How many events only this site has. */
    public long count() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }
}
