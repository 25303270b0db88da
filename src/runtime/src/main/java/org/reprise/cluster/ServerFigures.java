package org.reprise.cluster;

import java.time.Instant;

/**
 * One server of a site.
 *
 * @param name    its own
 * @param state   what it does
 * @param self    whether it is the one that says this
 * @param started when, by its clock
 */
public record ServerFigures(String name, State state, boolean self, Instant started) {

    /** What a server of a site does. */
    public enum State {
        /** All that one server of a site does for it, besides what each does. */
        LEADING,
        /** Takes calls and messages, and takes the lead over when it must. */
        STANDING_BY,
        /** Nothing was heard of it for longer than a lease lasts. */
        SILENT
    }
}
