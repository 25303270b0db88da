package org.reprise.transfer;

import java.time.Duration;
import java.util.Set;
import org.reprise.reign.Lineage;
import org.reprise.reign.SiteName;
import org.reprise.subscription.Subscription;

/**
 * A secondary asks for what comes next, or for what is missing between what it has.
 *
 * @param asker      the site that asks
 * @param span       what it lacks
 * @param room       how much it takes at once
 * @param patience   how long the request may wait at the upstream before it is answered with "nothing"
 * @param demoted    titles of events whose evidence is to come with them
 * @param wanted     which events it takes
 * @param downstream the sites that get their events from the asker, near and far
 * @param seeks      a kind: only portions with such an event are to come, though not in their order; {@link #NOTHING}: only the word how
 *                   long the log is; empty for the next portions
 * @param superseded whether superseded events may be left out
 * @param lineage    where the asker's log ends, and what it has promised
 * @param leftOut    the last seq of which it has left events out by choice, though it may take all by now; 0 for none
 */
public record PortionRequest(
        String asker,
        Span span,
        Room room,
        Duration patience,
        Set<String> demoted,
        Subscription wanted,
        Set<String> downstream,
        String seeks,
        Superseded superseded,
        Lineage lineage,
        long leftOut) {
    /** No kind has this name. */
    static final String NOTHING = "!";

    /** For the next portions, as they are. */
    public PortionRequest(
            String asker,
            Span span,
            Room room,
            Duration patience,
            Set<String> demoted,
            Subscription wanted,
            Set<String> downstream) {
        this(asker, span, room, patience, demoted, wanted, downstream, "", Superseded.KEEP, Lineage.NONE, 0);
    }

    public PortionRequest {
        SiteName.check(asker);
        demoted = Set.copyOf(demoted);
        downstream = Set.copyOf(downstream);
        downstream.forEach(SiteName::check);
        if (patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("Not the patience of a request: " + patience);
        }
    }

    /** Whether all up to the end of the asker's log is there, and would be handed on. */
    boolean holdsAll() {
        return wanted.takesAll() && superseded == Superseded.KEEP && leftOut == 0;
    }

    boolean seeksNothing() {
        return seeks.equals(NOTHING);
    }

    /** Whether it is for portions with events of one kind. */
    boolean seeksKind() {
        return !seeks.isEmpty() && !seeksNothing();
    }
}
