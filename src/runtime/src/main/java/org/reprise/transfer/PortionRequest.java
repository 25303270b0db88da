package org.reprise.transfer;

import java.time.Duration;
import java.util.Set;
import org.reprise.event.Subscription;

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
 */
public record PortionRequest(
        String asker,
        Span span,
        Room room,
        Duration patience,
        Set<String> demoted,
        Subscription wanted,
        Set<String> downstream) {
    public PortionRequest {
        SiteName.check(asker);
        demoted = Set.copyOf(demoted);
        downstream = Set.copyOf(downstream);
        downstream.forEach(SiteName::check);
        if (patience.isNegative() || patience.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("Not the patience of a request: " + patience);
        }
    }
}
