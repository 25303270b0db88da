package org.reprise.desk;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a site comes back that has events which the site it is to follow has not: what would be undone, and what an operator has done about
 * it. Nothing is lost either way: these events go to quarantine. Safe for any thread.
 */
public interface SiteReturn {

    /** How it comes back. */
    enum Way {
        /** By undoing the events by their evidence. */
        UNDO,
        /** By taking all rows from the other site. */
        SEED
    }

    /**
     * What is known of it.
     *
     * @param waits     whether it waits to come back at all
     * @param policy    {@code reprise.return}
     * @param primary   whom it is to follow
     * @param upstream  the site whose log was compared; empty where none answered
     * @param common    the last event that both logs have, as epoch:seq
     * @param events    how many only this site has, by the names of their first calls
     * @param total     of all these
     * @param hindrance why they cannot be undone, or nothing can be done now; empty where they can
     * @param advice    what to do, in words
     */
    record View(
            boolean waits,
            String policy,
            String primary,
            String upstream,
            String common,
            SortedMap<String, Long> events,
            long total,
            String hindrance,
            String advice) {
        public View {
            events = new TreeMap<>(events);
        }
    }

    /** Looks, and changes nothing; waits for the other site's word. */
    View look();

    /**
     * Comes back. Recorded in the audit trail.
     *
     * @return what was done
     * @throws IllegalStateException when it cannot be done, with the reason and the other way; nothing was changed
     */
    View begin(Way way, String who, String reason);
}
