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
        Lineage lineage) {
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
        this(asker, span, room, patience, demoted, wanted, downstream, "", Superseded.KEEP, Lineage.NONE);
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

    boolean seeksNothing() {
        return seeks.equals(NOTHING);
    }

    /** Whether it is for portions with events of one kind. */
    boolean seeksKind() {
        return !seeks.isEmpty() && !seeksNothing();
    }
}
